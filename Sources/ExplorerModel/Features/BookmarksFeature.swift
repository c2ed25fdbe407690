import Nouns
import PlatformModel

/// Decides about `m` and `'`.
enum BookmarksFeature {
  /// More would not be found again.
  static let maximum = 200

  /// Keeps the selection, or drops it if it was kept.
  static func toggle(_ state: inout AppState) -> [Effect] {
    guard let bookmark = bookmark(of: state.selection, state) else { return [] }
    if let index = state.bookmarks.firstIndex(where: { $0.target == bookmark.target }) {
      state.bookmarks.remove(at: index)
      state.status.say("\(bookmark.name) is no bookmark any more", .info, at: state.now)
      return [.keep([.remove(BookmarkCoding.id(of: bookmark))])]
    } else if state.bookmarks.count >= maximum {
      state.status.say("\(maximum) bookmarks are enough: D in ' drops one", .info, at: state.now)
      return []
    } else {
      state.bookmarks.append(bookmark)
      state.status.say("Kept \(bookmark.name); ' shows the bookmarks", .success, at: state.now)
    }
    return [.keep([.put(BookmarkCoding.id(of: bookmark), BookmarkCoding.document(of: bookmark))])]
  }

  // MARK: On disk

  /// Those of before; what was kept since comes after them.
  static func found(_ state: inout AppState, _ records: [Record]) {
    let found = records.filter { $0.id.kind == .bookmark }
      .compactMap { BookmarkCoding.bookmark(from: $0.document) }
    let new = state.bookmarks.filter { own in !found.contains { $0.target == own.target } }
    state.bookmarks = Array((found + new).prefix(maximum))
  }

  /// Another window kept or dropped some.
  static func changed(_ state: inout AppState, _ changes: [RecordChange]) {
    for change in changes where change.id.kind == .bookmark {
      state.bookmarks.removeAll { BookmarkCoding.id(of: $0) == change.id }
      if let bookmark = change.document.flatMap(BookmarkCoding.bookmark(from:)) {
        state.bookmarks.append(bookmark)
      }
    }
  }

  static func open(_ state: inout AppState) -> [Effect] {
    state.overlays.append(.menu(menu(state.bookmarks)))
    return []
  }

  static func go(_ state: inout AppState, to bookmark: Bookmark) -> [Effect] {
    switch bookmark.target {
    case .container(let id): Browsing.open(&state, id)
    case .asset(let id): Browsing.open(&state, id)
    case .job(let id): Browsing.openJob(&state, id)
    case .database(let id): Browsing.openDatabase(&state, id)
    }
  }

  /// Drops the selected one of the list.
  static func drop(_ state: inout AppState, from menu: MenuState) -> [Effect] {
    guard menu.items.indices.contains(menu.cursor.selected),
      case .bookmark(let bookmark) = menu.items[menu.cursor.selected].choice
    else { return [] }
    state.bookmarks.removeAll { $0.target == bookmark.target }
    var rest = Self.menu(state.bookmarks)
    rest.cursor.selected = min(menu.cursor.selected, max(0, rest.items.count - 1))
    state.overlays.removeLast()
    if !rest.items.isEmpty { state.overlays.append(.menu(rest)) }
    state.status.say("\(bookmark.name) is no bookmark any more", .info, at: state.now)
    return [.keep([.remove(BookmarkCoding.id(of: bookmark))])]
  }

  private static func menu(_ bookmarks: [Bookmark]) -> MenuState {
    MenuState(
      title: "Bookmarks",
      items: bookmarks.map {
        MenuItem(title: $0.name, detail: $0.detail, choice: .bookmark($0))
      })
  }

  /// Runs pass: their job is what is kept.
  private static func bookmark(
    of subject: InspectorSubject?, _ state: AppState
  ) -> Bookmark? {
    guard let subject else { return nil }
    let name = state.name(of: subject)
    func place(_ id: ContainerID) -> String { "in \(state.name(of: .container(id)))" }
    switch subject {
    case .container(let id):
      return Bookmark(target: .container(id), name: name, detail: id.kind.rawValue)
    case .asset(let id):
      let type = state.library.assets[id]?.type ?? "asset"
      return Bookmark(target: .asset(id), name: name, detail: "\(type) \(place(id.container))")
    case .database(let id): return Bookmark(target: .database(id), name: name, detail: "database")
    case .job(let id):
      return Bookmark(target: .job(id), name: name, detail: "job \(place(id.container))")
    case .item(let id):
      return id.query.scope.container.flatMap { self.bookmark(of: .container($0), state) }
    case .run(let id):
      return Bookmark(target: .job(id.job), name: name, detail: "job \(place(id.job.container))")
    }
  }
}

extension Bookmark {
  /// Where the palette goes for it.
  var paletteTarget: PaletteEntry.Target {
    switch target {
    case .container(let id): .container(id)
    case .asset(let id): .asset(id)
    case .job(let id): .job(id)
    case .database(let id): .database(id)
    }
  }
}
