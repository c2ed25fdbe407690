/// Which bytes of a file are asked for (RFC 9110, 14.1).
enum ByteRanges: Hashable, Sendable {
  case whole
  /// In the order asked for; none of them empty.
  case some([Range<Int>])
  /// None of them lies in the file: 416.
  case unsatisfiable

  /// The value of a `Range` header. What is no range of bytes, asks for the whole file, and so do
  /// more ranges than anybody needs.
  ///
  /// - Parameter size: of the file.
  init(header: String, size: Int) {
    guard let equals = header.firstIndex(of: "="),
      header[..<equals].trimmingBlanks().lowercased() == "bytes"
    else {
      self = .whole
      return
    }
    let texts = header[header.index(after: equals)...].split(separator: ",")
      .map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    let specs = texts.compactMap(Spec.init)
    guard specs.count == texts.count, !specs.isEmpty, specs.count <= 16 else {
      self = .whole
      return
    }
    self.init(specs, size: size)
  }

  /// The value of the parameter `byte_range`: `x-y`, `-y` or `x-`. Nil if it is none of them.
  ///
  /// Source: GET /v2/asset_files/{path}.
  init?(parameter: String, size: Int) {
    guard let spec = Spec(parameter.trimmingBlanks()) else { return nil }
    self.init([spec], size: size)
  }

  private init(_ specs: [Spec], size: Int) {
    let ranges = specs.compactMap { $0.range(of: size) }
    self = ranges.isEmpty ? .unsatisfiable : .some(ranges)
  }

  /// One piece as it is written.
  private enum Spec {
    case from(Int, through: Int?)
    case last(Int)

    init?(_ text: String) {
      let sides = text.split(separator: "-", omittingEmptySubsequences: false)
      guard sides.count == 2, let first = Self.number(sides[0]), let last = Self.number(sides[1])
      else { return nil }
      switch (first, last) {
      case (nil, nil): return nil
      case (nil, let count?): self = .last(count)
      case (let first?, let last):
        if let last, last < first { return nil }
        self = .from(first, through: last)
      }
    }

    /// Nil inside: nothing was written. Nil outside: it was no number.
    private static func number(_ text: Substring) -> Int?? {
      if text.isEmpty { return .some(nil) }
      guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return .some(Int(text) ?? Int.max)
    }

    func range(of size: Int) -> Range<Int>? {
      switch self {
      case .last(let count): count > 0 && size > 0 ? max(0, size - count)..<size : nil
      case .from(let first, let last):
        first < size ? first..<min(size - 1, last ?? size - 1) + 1 : nil
      }
    }
  }
}
