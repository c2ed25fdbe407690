/// One operation of the platforms as the reference lists it: everything that is needed to ask for it
/// without a method of its own.
public struct APIOperation: Hashable, Sendable {
  public struct Parameter: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case text
      /// A whole number, 0 or more.
      case number
      /// `true` or `false`.
      case flag
    }

    public enum Rule: Hashable, Sendable {
      case optional
      case required
      /// Exactly one of all parameters with this rule: the scope of the call.
      case oneOf
    }

    public var name: String
    public var kind: Kind
    public var rule: Rule
    /// The reference names it in words only.
    public var isGuess: Bool

    public init(name: String, kind: Kind = .text, rule: Rule = .optional, isGuess: Bool = false) {
      self.name = name
      self.kind = kind
      self.rule = rule
      self.isGuess = isGuess
    }
  }

  public enum Body: String, Hashable, Sendable {
    case none
    case json
    /// RFC 6902.
    case jsonPatch = "json-patch"
    case form
    case multipart
    case octets
  }

  /// How a list says where it goes on; see `Paging`.
  public enum Pages: String, Hashable, Sendable {
    case bookmark
    case link
    case object
    case body
    case revision
    case offset
    case lake
  }

  /// How work that goes on after the answer is followed to its end.
  public enum Waiting: String, Hashable, Sendable {
    case copyTask = "copy-task"
    case deepCopyTask = "deep-copy-task"
    case archive
    case emptyTrash = "empty-trash"
    case rehome
    case run
    /// The thing itself, until it is no longer found.
    case gone
    case transaction
    case space
    case transfer
    case lakeOperation = "lake-operation"
  }

  /// The fate of what an operation takes away.
  public enum Loss: String, Hashable, Sendable {
    /// It can be restored from the trash of its container.
    case intoTrash = "into-trash"
    /// It can be added again as it was: a member, a tag.
    case untilAddedAgain = "until-added-again"
    case forGood = "for-good"
  }

  /// `catalogs`, `asset-files`, `lake-databases`.
  public var group: String
  /// `list`, `get`, `add-members`: unique in its group.
  public var verb: String
  /// `GET`, `POST`, …
  public var method: String
  /// `/v2/jobs/{job_id}/runs`.
  public var path: String
  public var summary: String
  /// True if it only reads, though some of these are sent as POST.
  public var isReading: Bool
  /// True if one call of it is about several things.
  public var isAboutMany = false
  /// The fate of what it takes away, if it is not asked to do more; nil if it takes nothing away.
  public var takesAway: Loss?
  public var query: [Parameter] = []
  /// Request headers of its own.
  public var headers: [String] = []
  public var body = Body.none
  /// The form of the body in words, `{members:[]}`; empty if the reference does not say.
  public var bodyHint = ""
  public var pages: Pages?
  public var waiting: Waiting?
  /// The role a user needs to call it, in the reference's words: `editor of the project or space`;
  /// nil where the reference names nothing.
  public var permission: String?

  /// By its method it reads, or takes something away for good; the catalogue says where it is otherwise.
  public init(
    group: String, verb: String, method: String, path: String, summary: String = "",
    query: [Parameter] = [], headers: [String] = [], body: Body = .none, bodyHint: String = "",
    pages: Pages? = nil, waiting: Waiting? = nil, permission: String? = nil
  ) {
    self.group = group
    self.verb = verb
    self.method = method
    self.path = path
    self.summary = summary
    isReading = method == "GET" || method == "HEAD"
    takesAway = method == "DELETE" ? .forGood : nil
    self.query = query
    self.headers = headers
    self.body = body
    self.bodyHint = bodyHint
    self.pages = pages
    self.waiting = waiting
    self.permission = permission
  }

  /// `jobs start-run`
  public var name: String { "\(group) \(verb)" }

  /// The part of `permission` about containers of one kind; nil if it is about others only.
  public func permission(in kind: ContainerKind?) -> String? {
    guard let permission, let kind else { return permission }
    guard let end = permission.firstRange(of: "; in a catalog ") else {
      return kind == .catalog && permission.contains("project or space") ? nil : permission
    }
    return String(
      kind == .catalog ? permission[end.upperBound...] : permission[..<end.lowerBound])
  }

  /// Names in braces, from left to right.
  public var pathParameters: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { String($0.dropFirst().dropLast()) }
  }

  /// It belongs to AI Lake, which has an address and a sign-in of its own.
  public var isAILake: Bool { path.hasPrefix("/api/v1/ailake") }

  /// The fate of what one call takes away; nil if it takes nothing away.
  ///
  /// - Parameter value: of a parameter it is asked with.
  public func loss(_ value: (String) -> String?) -> Loss? {
    takesAway == .intoTrash && value("purge_on_delete") == "true" ? .forGood : takesAway
  }
}
