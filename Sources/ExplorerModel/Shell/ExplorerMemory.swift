public import JSON
import PlatformModel

/// How the panes were left, to be found like that the next time: sizes, sort, columns and the last
/// place.
public struct ExplorerMemory: Equatable, Sendable {
  public var sort: AssetQuery.Sort?
  public var columns: [AssetColumn: Bool] = [:]
  public var isWide = false
  public var wraps = false
  public var showsTimestamps = true
  public var isYAML = false
  public var leftAdjustment = 0
  public var rightAdjustment = 0
  public var bottomAdjustment = 0
  /// Nil: no container was open.
  public var place: LastPlace?

  public init() {}

  /// Of a program that ends.
  public init(_ state: AppState) {
    sort = state.assets.sort
    columns = state.assets.columnChoices
    isWide = state.assets.isWide
    wraps = state.runLog.wraps
    showsTimestamps = state.runLog.showsTimestamps
    isYAML = state.inspector.json.isYAML
    leftAdjustment = state.layout.leftAdjustment
    rightAdjustment = state.layout.rightAdjustment
    bottomAdjustment = state.layout.bottomAdjustment
    place = LastPlace(state)
  }

  /// Makes a program that begins look as it was left.
  public func apply(to state: inout AppState) {
    state.assets.sort = sort
    state.assets.columnChoices = columns
    state.assets.isWide = isWide
    state.runLog.wraps = wraps
    state.runLog.showsTimestamps = showsTimestamps
    state.inspector.json.isYAML = isYAML
    state.layout.leftAdjustment = leftAdjustment
    state.layout.rightAdjustment = rightAdjustment
    state.layout.bottomAdjustment = bottomAdjustment
    state.lastPlace = place
  }
}

extension ExplorerMemory {
  /// What is not understood is as if it were not there.
  public init(_ document: JSONValue) {
    if let name = document["sort"]?.string, let field = AssetQuery.Field(rawValue: name) {
      sort = AssetQuery.Sort(field, descending: document["descending"]?.bool ?? false)
    }
    for column in AssetColumn.allCases {
      columns[column] = document["columns"]?[column.rawValue]?.bool
    }
    isWide = document["wide"]?.bool ?? false
    wraps = document["wrap"]?.bool ?? false
    showsTimestamps = document["timestamps"]?.bool ?? true
    isYAML = document["yaml"]?.bool ?? false
    leftAdjustment = Self.adjustment(document["left"])
    rightAdjustment = Self.adjustment(document["right"])
    bottomAdjustment = Self.adjustment(document["bottom"])
    place = LastPlace(document["place"])
  }

  public var document: JSONValue {
    var json: JSONValue = [
      "wide": .bool(isWide), "wrap": .bool(wraps), "timestamps": .bool(showsTimestamps),
      "yaml": .bool(isYAML),
      "left": JSONValue(leftAdjustment), "right": JSONValue(rightAdjustment),
      "bottom": JSONValue(bottomAdjustment),
    ]
    var choices = JSONObject()
    for column in AssetColumn.allCases {
      if let isShown = columns[column] { choices[column.rawValue] = .bool(isShown) }
    }
    if !choices.isEmpty { json["columns"] = .object(choices) }
    if let sort {
      json["sort"] = .string(sort.field.rawValue)
      json["descending"] = .bool(sort.descending)
    }
    if let place { json["place"] = place.document }
    return json
  }

  /// No more than any screen has.
  private static func adjustment(_ value: JSONValue?) -> Int {
    min(500, max(-500, value?.int ?? 0))
  }
}
