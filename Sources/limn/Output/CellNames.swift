import Nouns
import PlatformModel

/// What people call the users and containers that cells have by their ids. What cannot be found out,
/// or would take too many calls, stays an id.
struct CellNames: Sendable {
  /// Users that are asked for at most.
  private static let mostUsers = 200

  private let users: OwnerNames
  private let containers: [ContainerID: String]

  init<Row>(of listing: Listing<Row>, _ place: Surroundings) {
    users = OwnerNames(most: Self.mostUsers) { [session = place.session] in
      try? session.platform()
    }
    containers = Dictionary(
      listing.containers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  func shown(_ cell: CellValue) -> CellValue {
    switch cell {
    case .user(let id): .text(users.name(id) ?? id)
    case .container(let id): .text(containers[id] ?? id.id)
    default: cell
    }
  }
}

extension NounColumn {
  /// The same with names in place of ids.
  func naming(_ names: CellNames) -> NounColumn {
    var column = self
    column.value = { [value] row in names.shown(value(row)) }
    return column
  }
}

extension SortOrder {
  func naming(_ names: CellNames) -> SortOrder {
    SortOrder(column: column.naming(names), isDescending: isDescending)
  }
}
