import JSON
public import PlatformModel

/// The container somebody was in when the program ended, and how its assets were shown.
public struct LastPlace: Hashable, Sendable {
  /// Rows further down are not come back to: the pages before them would have to be read first.
  static let rowsAtMost = 1_000

  public var container: ContainerID
  /// What it was called then.
  public var name: String
  /// The containers or the assets; other panes have nothing of their own to begin with.
  public var focus: PaneID
  public var type: String?
  public var tag: String?
  public var filter = ""
  public var asset: AssetID?
  public var cursor = ListCursor()

  public init(container: ContainerID, name: String, focus: PaneID = .assets) {
    self.container = container
    self.name = name
    self.focus = focus
  }

  /// Nil where no container is open. One that was meant to be opened and could not be yet stays.
  init?(_ state: AppState) {
    guard let container = state.assets.container else {
      guard let kept = state.lastPlace else { return nil }
      self = kept
      return
    }
    self.init(
      container: container, name: state.name(of: .container(container)),
      focus: state.layout.focus == .containers ? .containers : .assets)
    let assets = state.assets
    type = assets.type
    tag = assets.tag
    filter = assets.filter.text
    guard assets.cursor.selected < Self.rowsAtMost else { return }
    asset = assets.selected
    cursor.selected = assets.cursor.selected
    cursor.top = assets.cursor.top
  }
}

extension LastPlace {
  /// Nil if the container is not understood; what else is not is as if it were not there.
  init?(_ document: JSONValue?) {
    guard let document, let id = document["container"]?.string,
      let kind = document["kind"]?.string.flatMap(ContainerKind.init(rawValue:))
    else { return nil }
    self.init(
      container: ContainerID(kind, id), name: document["name"]?.string ?? id,
      focus: document["pane"]?.string == "containers" ? .containers : .assets)
    type = document["type"]?.string
    tag = document["tag"]?.string
    filter = document["filter"]?.string ?? ""
    asset = document["asset"]?.string.map { AssetID($0, in: container) }
    cursor.selected = Self.row(document["row"])
    cursor.top = min(cursor.selected, Self.row(document["top"]))
  }

  var document: JSONValue {
    var json: JSONValue = [
      "container": .string(container.id), "kind": .string(container.kind.rawValue),
      "name": .string(name), "pane": .string(focus == .containers ? "containers" : "assets"),
      "row": JSONValue(cursor.selected), "top": JSONValue(cursor.top),
    ]
    if let type { json["type"] = .string(type) }
    if let tag { json["tag"] = .string(tag) }
    if !filter.isEmpty { json["filter"] = .string(filter) }
    if let asset { json["asset"] = .string(asset.id) }
    return json
  }

  private static func row(_ value: JSONValue?) -> Int {
    min(rowsAtMost - 1, max(0, value?.int ?? 0))
  }
}
