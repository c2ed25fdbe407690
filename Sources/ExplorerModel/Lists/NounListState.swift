public import Nouns
import PlatformModel

/// The list of a noun that stands in the place of the assets.
public struct NounListState: Equatable, Sendable {
  /// What is listed; nil: the assets stand there.
  public var query: NounQuery?
  public var rows = RemoteList<NounItem>()
  public var list = ListState<String>()
  /// Everything is read, for a filter, an order or the end of the list.
  public var readsAll = false

  public init() {}

  public var isOpen: Bool { query != nil }
  public var noun: Noun? { query?.described }

  public var shownCount: Int { list.shownCount(of: rows.rows.count) }

  /// The row in a line of the list; nil outside.
  public func item(at line: Int) -> NounItem? {
    list.row(at: line, of: rows.rows.count).map { rows.rows[$0] }
  }

  public var selected: NounItem? { item(at: list.cursor.selected) }

  var subject: InspectorSubject? {
    guard let query, let selected else { return nil }
    return .item(NounItemID(query: query, id: selected.id))
  }
}

/// One row of a list, wherever it is shown.
public struct NounItemID: Hashable, Sendable {
  public let query: NounQuery
  public let id: String
}

/// What a list has to know of the program it is in.
struct ListSurroundings {
  let now: Timestamp
  let zone: Zone
  let users: [String: User]
  /// Lines and columns that the list has.
  let height: Int

  func name(of user: String) -> String? { users[user]?.displayName }
}

/// What a list wants done by others.
enum Wish {
  case effect(Effect)
  case say(String, StatusMessage.Severity)
  /// The inspector shows it, or nothing.
  case show(InspectorSubject?)
  case openInspector
  case menu(MenuState)
  case ask([String])
  /// Another list is to stand here, or the assets again.
  case leave
}
