import JSON

/// Takes what a scanner finds in a document.
protocol TermSink {
  /// - Parameter text: UTF-8.
  mutating func add(_ field: Int64, text: UnsafeBufferPointer<UInt8>)
  mutating func add(_ field: Int64, number: Double)
  /// Who its members are. Source: GET /v2/assets/{asset_id}, `metadata.rov`.
  mutating func add(privacy: JSONValue)
}

/// Finds the indexed values of a document in its text, in one pass and without building it.
///
/// Expects valid JSON: the text comes from our own writer.
struct DocumentScanner {
  private let paths: TermPaths
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ paths: TermPaths, _ text: UnsafeBufferPointer<UInt8>) {
    self.paths = paths
    self.text = text
  }

  /// - Parameter node: of `paths`: what the text is.
  static func scan(
    _ text: UnsafeBufferPointer<UInt8>, as node: Int, _ paths: TermPaths,
    into sink: inout some TermSink
  ) {
    var scanner = DocumentScanner(paths, text)
    scanner.value(node, &sink)
  }

  private mutating func value(_ node: Int, _ sink: inout some TermSink) {
    let start = position
    switch byte {
    case UInt8(ascii: "{"):
      object(node, &sink)
      if paths.nodes[node].isPrivacy { privacy(start, &sink) }
    case UInt8(ascii: "["): list(node, &sink)
    case UInt8(ascii: "\""): string(node, &sink)
    default: literal(node, &sink)
    }
  }

  private mutating func object(_ node: Int, _ sink: inout some TermSink) {
    position += 1
    while byte == UInt8(ascii: "\"") {
      let name = quoted()
      position += 1  // the colon
      let child = paths.nodes[node].child(name)
      if child == 0 {
        skip()
      } else {
        value(child, &sink)
      }
      if byte == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
  }

  private mutating func list(_ node: Int, _ sink: inout some TermSink) {
    position += 1
    while position < text.count, byte != UInt8(ascii: "]") {
      value(node, &sink)
      if byte == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
  }

  private mutating func string(_ node: Int, _ sink: inout some TermSink) {
    let start = position
    let content = quoted()
    guard !paths.nodes[node].fields.isEmpty, !content.isEmpty else { return }
    guard content.contains(UInt8(ascii: "\\")) else {
      for field in paths.nodes[node].fields { sink.add(field, text: content) }
      return
    }
    var plain = (try? JSONValue.parse(Array(text[start..<position])).string) ?? ""
    plain.withUTF8 { bytes in
      for field in paths.nodes[node].fields { sink.add(field, text: bytes) }
    }
  }

  /// A number, `true`, `false` or `null`.
  private mutating func literal(_ node: Int, _ sink: inout some TermSink) {
    let start = position
    while position < text.count, !Self.endsLiteral(byte) { position += 1 }
    // Whatever it is, it must not be read twice.
    if position == start { position += 1 }
    let content = UnsafeBufferPointer(rebasing: text[start..<min(position, text.count)])
    guard !paths.nodes[node].fields.isEmpty, content.first != UInt8(ascii: "n") else { return }
    let number = Double(String(decoding: content, as: UTF8.self))
    for field in paths.nodes[node].fields {
      if let number {
        sink.add(field, number: number)
      } else {
        sink.add(field, text: content)
      }
    }
  }

  private func privacy(_ start: Int, _ sink: inout some TermSink) {
    let content = text[start..<position]
    // What nearly all assets say.
    if content.elementsEqual(#"{"mode":0,"collaborator_ids":{}}"#.utf8) { return }
    if let value = try? JSONValue.parse(Array(content)) { sink.add(privacy: value) }
  }

  /// The content of the string that begins here; goes behind it.
  private mutating func quoted() -> UnsafeBufferPointer<UInt8> {
    let start = position + 1
    position = start
    while position < text.count, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, text.count)
    position = end + 1
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// Goes behind a value.
  private mutating func skip() {
    var depth = 0
    repeat {
      switch byte {
      case UInt8(ascii: "\""):
        _ = quoted()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what the value stands in.
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      position += 1
    } while position < text.count && (depth > 0 || !Self.endsLiteral(byte))
  }

  /// The byte at the position; 0 behind the end.
  @inline(__always)
  private var byte: UInt8 { position < text.count ? text[position] : 0 }

  @inline(__always)
  private static func endsLiteral(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || byte == 0
  }
}
