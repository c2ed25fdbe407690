/// A column of the assets pane beside the name, which is always there.
public enum AssetColumn: String, Hashable, Sendable, CaseIterable {
  case type
  case tags
  case modified
  case created
  case owner
  case id

  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension AssetsState {
  /// Whether a column is wanted in a pane with so many columns of text inside: as the user chose,
  /// else as there is room.
  public func shows(_ column: AssetColumn, columns: Int) -> Bool {
    columnChoices[column] ?? isUsual(column, columns: columns)
  }

  private func isUsual(_ column: AssetColumn, columns: Int) -> Bool {
    switch column {
    case .type, .tags, .modified: true
    case .created: false
    case .owner: isWide || columns >= 84
    case .id: isWide
    }
  }
}

extension AssetsFeature {
  /// Shows a column or hides it, and stays in the menu: there may be others to choose.
  static func toggle(_ state: inout AppState, _ column: AssetColumn) -> [Effect] {
    let columns = Layout.contentColumns(of: .assets, in: state)
    state.assets.columnChoices[column] = !state.assets.shows(column, columns: columns)
    state.assets.ownersAsked = nil
    var menu = sortMenu(state)
    menu.cursor.selected =
      menu.items.firstIndex { $0.choice == .assetColumn(column) } ?? menu.cursor.selected
    state.overlays.append(.menu(menu))
    return settle(&state)
  }

  static func columnItems(_ state: AppState) -> [MenuItem] {
    let columns = Layout.contentColumns(of: .assets, in: state)
    return AssetColumn.allCases.map {
      MenuItem(
        title: "Column \($0.title)",
        detail: state.assets.shows($0, columns: columns) ? "on" : "off",
        choice: .assetColumn($0))
    }
  }
}
