/// Writes documents as YAML 1.2 in block style, with members in their order and numbers as they are
/// written.
public struct YAMLWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public static func bytes(of value: JSONValue) -> [UInt8] {
    var writer = YAMLWriter()
    writer.write(value, at: 0, after: .start)
    return writer.bytes
  }

  /// An element of the outermost sequence.
  public mutating func writeElement(_ value: JSONValue) {
    bytes.append(UInt8(ascii: "-"))
    write(value, at: 1, after: .dash)
  }

  private enum Place {
    case start, dash, key
  }

  private mutating func write(_ value: JSONValue, at depth: Int, after place: Place) {
    switch value {
    case .object(let object) where !object.isEmpty: write(object, at: depth, after: place)
    case .array(let elements) where !elements.isEmpty:
      write(elements, at: depth, after: place)
    default:
      if place != .start { bytes.append(0x20) }
      bytes += YAMLText.scalar(value).utf8
      bytes.append(0x0A)
    }
  }

  /// The first member of an object stands on the line of its dash.
  private mutating func write(_ object: JSONObject, at depth: Int, after place: Place) {
    if place == .key { bytes.append(0x0A) }
    if place == .dash { bytes.append(0x20) }
    for (index, member) in object.enumerated() {
      if index > 0 || place != .dash { indent(depth) }
      bytes += YAMLText.text(member.key).utf8
      bytes.append(UInt8(ascii: ":"))
      write(member.value, at: depth + 1, after: .key)
    }
  }

  private mutating func write(_ elements: [JSONValue], at depth: Int, after place: Place) {
    if place == .key { bytes.append(0x0A) }
    if place == .dash { bytes.append(0x20) }
    for (index, element) in elements.enumerated() {
      if index > 0 || place != .dash { indent(depth) }
      bytes.append(UInt8(ascii: "-"))
      write(element, at: depth + 1, after: .dash)
    }
  }

  private mutating func indent(_ depth: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }
}
