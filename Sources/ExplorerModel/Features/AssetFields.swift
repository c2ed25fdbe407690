public import JSON
public import PlatformModel

/// What a field of an asset holds, as drafts compare and keep it.
extension AssetField {
  /// As people call it at the start of a sentence.
  public var title: String {
    switch self {
    case .name: "Name"
    case .description: "Description"
    case .tags: "Tags"
    }
  }

  /// The value an asset has: a string (empty if there is none), or an array of strings for tags.
  public func value(in asset: Asset) -> JSONValue {
    switch self {
    case .name: .string(asset.name)
    case .description: .string(asset.description ?? "")
    case .tags: .array(asset.tags.map { .string($0) })
    }
  }

  /// A value as one writes it in an input: tags with commas between them.
  public func text(of value: JSONValue) -> String {
    guard self == .tags else { return value.string ?? "" }
    return (value.array ?? []).compactMap(\.string).joined(separator: ", ")
  }

  /// The value of what was written in an input.
  func value(writtenAs text: String) -> JSONValue {
    switch self {
    case .name: .string(text.trimmed)
    case .description: .string(text)
    case .tags: .array(Self.tags(writtenAs: text).map { .string($0) })
    }
  }

  /// Tags with commas between them, each once.
  static func tags(writtenAs text: String) -> [String] {
    var tags: [String] = []
    for part in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      let tag = String(part).trimmed
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// What is wrong with a value; nil if nothing is.
  func problem(with value: JSONValue) -> String? {
    switch self {
    case .name: (value.string ?? "").trimmed.isEmpty ? "An asset needs a name" : nil
    case .description: nil
    case .tags: (value.array ?? []).compactMap(\.string).compactMap(Self.problem(withTag:)).first
    }
  }

  private static func problem(withTag tag: String) -> String? {
    if tag.count > 30 { return "“\(tag.prefix(12))…” is longer than 30 characters" }
    if tag.contains("<") { return "“\(tag)”: a tag cannot have a <" }
    if tag.isEmpty || tag.contains(",") { return "“\(tag)” cannot be a tag" }
    return nil
  }
}

extension [AssetField] {
  /// `name, tags`, in the order forms have.
  var words: String {
    AssetField.allCases.filter(contains).map(\.rawValue).joined(separator: ", ")
  }

  /// `Name and tags`, at the start of a sentence.
  var sentence: String {
    let words = AssetField.allCases.filter(contains).map(\.rawValue)
    guard let last = words.last else { return "" }
    let text =
      words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension String {
  /// Without spaces and line ends around it.
  var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
