/// Something that rows of a list can be found by: what it is called, what its values are, and how
/// the platform evaluates it.
///
/// One description serves the parser, the refusal of what a list does not have, completion, help and
/// the command line.
public struct FilterField: Hashable, Sendable {
  /// As it is typed: `tag`.
  public var name: String
  public var kind: Kind
  /// Other names it is understood by.
  public var aliases: [String]
  /// Plain words are looked for in it: it can be seen in the list.
  public var isSeen: Bool
  /// How the platform evaluates it; nil: it cannot.
  public var platform: PlatformField?

  public enum Kind: Hashable, Sendable {
    case text
    /// A text that can only be one of these.
    case choice([String])
    /// The id of something that people know by a name.
    case named
    /// Compared with an age, or within dates.
    case moment
    /// How long something took.
    case span
    /// Within these bounds, if there are any.
    case number(ClosedRange<Double>?)
    /// In bytes.
    case size
  }

  public init(
    _ name: String, _ kind: Kind = .text, aliases: [String] = [], isSeen: Bool = false,
    on platform: PlatformField? = nil
  ) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.isSeen = isSeen
    self.platform = platform
  }

  /// How the field is used, for people: `modified<7d`.
  public var example: String {
    switch kind {
    case .text, .named: "\(name):word"
    case .choice(let words): "\(name):\(words.first ?? "word")"
    case .moment: "\(name)<7d, \(name)>=2026-03-01"
    case .span: "\(name)>10m"
    case .number: "\(name)>=4"
    case .size: "\(name)>10MB"
    }
  }

  /// The sign behind the name when it is completed.
  public var sign: String {
    switch kind {
    case .text, .choice, .named: ":"
    case .moment: "<"
    case .span, .size: ">"
    case .number: ">="
    }
  }

  func isCalled(_ word: String) -> Bool { name == word || aliases.contains(word) }
}

/// How a search of the platform evaluates a field, in the language of Lucene.
///
/// Source: "Searchable Asset and Attachment Fields" of POST /v2/asset_types/{type_name}/search.
public enum PlatformField: Hashable, Sendable {
  /// Compared word by word; how it folds accents and splits words is the platform's affair.
  case text(String)
  /// Compared as a whole, without regard to case.
  case keyword(String)
  /// Ids that people know by a name.
  case ids(String)
  /// Moments; those that the platform may not index are asked for too, so that nothing is missed.
  case moment(String, isDocumented: Bool)
  case number(String)
  /// Numbers that stand for words.
  case codes(String, [String: Int])
}

extension [FilterField] {
  func field(called word: String) -> FilterField? { first { $0.isCalled(word) } }

  /// Their names, for people: `name, type, tag`.
  public var words: String { map(\.name).joined(separator: ", ") }
}
