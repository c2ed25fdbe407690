/// Texts without the secrets in them.
extension Secrets {
  /// Texts in texts in texts: an address in a form in a document in a log.
  private static let mostLayers = 5

  /// `text` without what is secret in it: values of parameters, variables and members that have the
  /// names of secrets, credentials of a header, passwords in addresses, tokens, private keys. As it
  /// stands, percent-encoded or escaped as in JSON, also several times over.
  ///
  /// - Parameter known: secrets that are masked wherever they stand; those of up to three characters
  ///   would blot out too much.
  public static func masked(_ text: String, known: [String] = []) -> String {
    guard !text.isEmpty else { return text }
    let secrets = known.filter { $0.utf8.count > 3 }.map { Array($0.utf8) }
    var layer = TextLayer(text)
    var found: [Range<Int>] = []
    for _ in 0..<mostLayers {
      var scanner = SecretScanner(layer.bytes)
      let ranges = scanner.ranges() + secrets.flatMap { layer.places(of: $0) }
      found += ranges.map(layer.source)
      guard let below = layer.decoded() else { break }
      layer = below
    }
    return found.isEmpty ? text : hiding(found, in: Array(text.utf8))
  }

  private static func hiding(_ ranges: [Range<Int>], in bytes: [UInt8]) -> String {
    var shown: [UInt8] = []
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // One in another, or what two have in common.
      guard range.lowerBound >= end else {
        end = max(end, range.upperBound)
        continue
      }
      shown += bytes[end..<range.lowerBound]
      shown += mask.utf8
      end = range.upperBound
    }
    return String(decoding: shown + bytes[end...], as: UTF8.self)
  }
}
