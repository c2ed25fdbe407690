import JSON
import Nouns
import PlatformModel

/// What goes to the clipboard.
enum Copying {
  static func name(_ state: inout AppState) -> [Effect] {
    if let row = state.pointedRow { return [.copy(row.text)] }
    guard let subject = state.selection else { return [] }
    return [.copy(state.name(of: subject))]
  }

  static func menu(_ state: inout AppState) -> [Effect] {
    if let row = state.pointedRow, let choices = row.choices {
      let items = choices.filter { !$0.text.isEmpty }.map { choice in
        MenuItem(
          title: choice.title, detail: TextInput.oneLine(String(choice.text.prefix(60))),
          choice: .copy(choice.text))
      }
      state.overlays.append(.menu(MenuState(title: "Copy of \(row.text)", items: items)))
      return []
    }
    guard let subject = state.selection else { return [] }
    let name = state.name(of: subject)
    var items = [
      MenuItem(title: "Name", detail: name, choice: .copy(name)),
      MenuItem(title: "Id", detail: id(of: subject), choice: .copy(id(of: subject))),
    ]
    let path = path(of: subject, in: state)
    items.append(MenuItem(title: "Path", detail: path, choice: .copy(path)))
    if let address = WebPages(state).address(of: subject) {
      items.append(MenuItem(title: "Address", detail: address, choice: .copy(address)))
    }
    if let json = InspectorFeature.document(of: subject, in: state) {
      let text = Secrets.masked(json).serialized(.pretty)
      items.append(MenuItem(title: "JSON", detail: "secrets masked", choice: .copy(text)))
    }
    state.overlays.append(.menu(MenuState(title: "Copy of \(name)", items: items)))
    return []
  }

  static func copied(
    _ state: inout AppState, _ text: String, _ problem: String?
  ) -> [Effect] {
    if let problem {
      state.status.say("Not copied: \(problem)", .warning, at: state.now)
    } else {
      state.status.say("Copied \(words(for: text))", .success, at: state.now)
    }
    return []
  }

  /// The text itself where it is short, else how much of it there is.
  private static func words(for text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    if lines > 1 { return "\(lines) lines" }
    return text.count <= 60 ? text : "\(text.count) characters"
  }

  private static func id(of subject: InspectorSubject) -> String {
    switch subject {
    case .asset(let id): id.id
    case .container(let id): id.id
    case .database(let id): id
    case .job(let id): id.id
    case .run(let id): id.id
    case .item(let id): id.id
    }
  }

  /// `Retail 360 › customers`
  private static func path(of subject: InspectorSubject, in state: AppState) -> String {
    let name = state.name(of: subject)
    let container: InspectorSubject? =
      switch subject {
      case .asset(let id): .container(id.container)
      case .job(let id): .container(id.container)
      case .run(let id): .container(id.job.container)
      case .item(let id): id.query.scope.container.map { .container($0) }
      case .container, .database: nil
      }
    return container.map { "\(state.name(of: $0)) › \(name)" } ?? name
  }
}
