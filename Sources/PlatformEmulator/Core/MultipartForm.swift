import HTTPTypes

/// A body of type `multipart/form-data`, taken apart (RFC 7578).
struct MultipartForm: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    /// Name of the field.
    var name: String
    /// As the sender calls the file; nil for fields that are none.
    var fileName: String?
    var contentType: String?
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// In the order in which they came.
  let parts: [Part]

  /// Nil if the bytes are not made of parts between such boundaries.
  init?(_ body: [UInt8], boundary: String) {
    guard !boundary.isEmpty else { return nil }
    // The first boundary, too, is then found behind a line end.
    let text = Array("\r\n".utf8) + body
    let marks = Self.places(of: Array("\r\n--\(boundary)".utf8), in: text)
    guard let last = marks.last, text[last.upperBound...].starts(with: "--".utf8) else {
      return nil
    }
    var parts: [Part] = []
    for (mark, next) in zip(marks, marks.dropFirst()) {
      guard let part = Self.part(in: text[mark.upperBound..<next.lowerBound]) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  /// The first part with this name.
  subscript(name: String) -> Part? {
    parts.first { $0.name == name }
  }

  /// Where the boundary stands; what follows the closing one is not looked at.
  private static func places(of mark: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    text.withUnsafeBufferPointer { text in
      var position = 0
      while position + mark.count <= text.count {
        guard text[position] == mark[0],
          text[position..<position + mark.count].elementsEqual(mark)
        else {
          position += 1
          continue
        }
        let end = position + mark.count
        let isClosing = text[end...].starts(with: "--".utf8)
        // A longer boundary that begins like this one is none of ours.
        if isClosing || text[end...].drop(while: { $0 == 32 || $0 == 9 }).first == 13 {
          places.append(position..<end)
        }
        if isClosing { return }
        position = end
      }
    }
    return places
  }

  /// What lies between two boundaries: the rest of the line, headers, an empty line, the content.
  private static func part(in text: ArraySlice<UInt8>) -> Part? {
    let lineEnd = Array("\r\n".utf8)
    var rest = text.drop { $0 == 32 || $0 == 9 }
    guard rest.starts(with: lineEnd) else { return nil }
    rest = rest.dropFirst(2)
    var disposition: HeaderParameters?
    var contentType: String?
    while !rest.starts(with: lineEnd) {
      guard let end = rest.firstIndex(of: 13), rest[end...].starts(with: lineEnd) else {
        return nil
      }
      let line = String(decoding: rest[..<end], as: UTF8.self)
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      rest = rest[(end + 2)...]
      guard sides.count == 2 else { return nil }
      switch sides[0].lowercased() {
      case "content-disposition": disposition = HeaderParameters(sides[1].trimmingBlanks())
      case "content-type": contentType = sides[1].trimmingBlanks()
      default: break
      }
    }
    guard let name = disposition?["name"] else { return nil }
    return Part(
      name: unescaped(name), fileName: disposition?["filename"].map(unescaped),
      contentType: contentType, bytes: Array(rest.dropFirst(2)))
  }

  /// Browsers write a quote in a name as `%22`.
  private static func unescaped(_ name: String) -> String {
    name.contains("%22")
      ? name.split(separator: "%22", omittingEmptySubsequences: false)
        .joined(separator: "\"") : name
  }
}

extension Call {
  /// The body as a form. Nil if its type is another one; throws 400 if it only says so.
  func form() throws -> MultipartForm? {
    guard let header = request.headers[.contentType] else { return nil }
    let type = HeaderParameters(header)
    guard type.value == "multipart/form-data" else { return nil }
    guard let boundary = type["boundary"],
      let form = MultipartForm(request.body, boundary: boundary)
    else {
      throw PlatformFault.invalid(
        "The request body is not a multipart form with the boundary of its Content-Type.",
        .header("Content-Type"))
    }
    return form
  }
}
