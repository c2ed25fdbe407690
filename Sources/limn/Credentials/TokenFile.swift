import Foundation
import JSON
import PlatformModel

/// A token `limn login` keeps for a context: a file for the user alone, until it expires.
struct TokenFile {
  let url: URL

  struct Kept: Hashable, Sendable {
    /// Which platform it is for; another one never gets it.
    var address: String
    var user: String?
    var token: Secret
    var expiresAt: Timestamp
  }

  /// - Parameter owner: `PlatformSettings.owner`. Each has a file of its own.
  init(of owner: String, in places: Places) {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "._-@:"))
    let name = owner.addingPercentEncoding(withAllowedCharacters: plain) ?? "-"
    url = places.state.appendingPathComponent("tokens").appendingPathComponent(name + ".json")
  }

  /// Nil if there is none, or none that is good for `address`, `user` and now.
  func read(address: String, user: String?, now: Timestamp) -> Kept? {
    guard let kept = read(), kept.address == address, kept.user == user, now < kept.expiresAt
    else { return nil }
    return kept
  }

  /// Whatever is there; nil also if others could read it.
  func read() -> Kept? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 == 0,
      let data = try? Data(contentsOf: url), let json = try? JSONValue.parse(Array(data)),
      let address = json["address"]?.string, let token = json["token"]?.string,
      let end = json["expires"]?.int
    else { return nil }
    return Kept(
      address: address, user: json["user"]?.string, token: Secret(token),
      expiresAt: Timestamp(milliseconds: Int64(end)))
  }

  /// Throws `UsageProblem`.
  func write(_ kept: Kept) throws {
    var fields: [JSONObject.Member] = [
      ("address", .string(kept.address)), ("token", .string(kept.token.text)),
      ("expires", JSONValue(kept.expiresAt.milliseconds)),
    ]
    if let user = kept.user { fields.append(("user", .string(user))) }
    try PrivateFile.write(JSONValue.object(JSONObject(fields)).serializedBytes(), to: url.path)
  }

  /// False if there was none.
  func remove() -> Bool {
    (try? FileManager.default.removeItem(at: url)) != nil
  }

  /// Of every context.
  static func all(in places: Places) -> [TokenFile] {
    let folder = places.state.appendingPathComponent("tokens")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
      .map { TokenFile(url: folder.appendingPathComponent($0)) }
  }

  private init(url: URL) {
    self.url = url
  }
}
