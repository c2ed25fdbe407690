import ExplorerModel
import PlatformModel
import TerminalKit

/// What everything that draws is given: the state, and how this screen writes things.
///
/// A class, because panes and their parts each hold it: copies of a state are dear.
final class Scene {
  let state: AppState
  let glyphs: Glyphs
  let grouping: NumberGrouping
  let keymap: Keymap
  /// Of this frame and those before.
  let layouts: TextLayouts

  init(
    state: AppState, glyphs: Glyphs, grouping: NumberGrouping, keymap: Keymap,
    layouts: TextLayouts = TextLayouts()
  ) {
    self.state = state
    self.glyphs = glyphs
    self.grouping = grouping
    self.keymap = keymap
    self.layouts = layouts
  }

  var library: Library { state.library }
  var times: LocalTimes { LocalTimes(now: state.now, zone: state.zone) }

  func count(_ number: Int) -> String { grouping.text(number) }

  /// ` · `, as it stands between the parts of a line.
  var dot: String { " \(glyphs.separator) " }

  func isFocused(_ pane: PaneID) -> Bool {
    state.layout.focus == pane && state.overlays.isEmpty
  }

  /// How many rows a list has as far as is known: `2,317`, `1,000+`; nil while nothing is.
  func size<Row>(of list: RemoteList<Row>) -> String? {
    if case .exact(let total) = list.total, list.readAt != nil { return count(total) }
    guard list.readAt != nil else { return nil }
    return count(list.rows.count) + (list.isComplete ? "" : "+")
  }

  /// Why nothing can be read: the platform does not answer, or not to this user. Nil: it can.
  var trouble: PlatformError? {
    switch state.connection {
    case .connecting, .givenUp, .online: nil
    case .offline(let error, _), .signedOut(let error): error
    }
  }

  // MARK: Names

  func name(of container: ContainerID) -> String {
    library.containers[container]?.name ?? container.id
  }

  func name(of asset: AssetID) -> String {
    library.assets[asset]?.name ?? library.details[asset]?.asset.name ?? asset.id
  }

  func name(of job: JobID) -> String {
    library.jobs[job]?.name ?? job.id
  }

  /// The display name of a user, or the id as long as it is not known.
  func user(_ id: String) -> String {
    library.users[id]?.displayName ?? id
  }

  func isDrafted(_ asset: AssetID) -> Bool {
    state.drafts.draft(of: asset) != nil
  }

  /// `2 h`, or the time itself where the pane is wide.
  func moment(_ moment: Timestamp?, isWide: Bool) -> String {
    guard let moment else { return "" }
    return isWide ? times.iso(moment) : times.age(moment)
  }
}

extension ContainerKind {
  /// `Catalog`, as titles write it.
  var title: String {
    switch self {
    case .catalog: "Catalog"
    case .project: "Project"
    case .space: "Space"
    }
  }

  /// `Catalogs`, as the tree and the breadcrumbs call all of them.
  var group: ContainerGroup {
    switch self {
    case .catalog: .catalogs
    case .project: .projects
    case .space: .spaces
    }
  }
}
