import FoundationEssentials
import GRDB

/// Keeping the index in step with one asset.
extension SearchIndex {
  /// - Parameters:
  ///   - old: the asset as it was indexed; nil: not at all.
  ///   - new: as it is to be found from now on; nil: not at all.
  static func replace(
    _ old: AssetRecord?, by new: AssetRecord?, in database: Database
  ) throws {
    guard let asset = new ?? old else { return }
    let paths = try Declarations.paths(in: asset.container, database)
    let before = old.map { AssetTerms($0, paths).terms } ?? []
    let after = new.map { AssetTerms($0, paths).terms } ?? []
    try change(asset, before.subtracting(after), isIn: false, database)
    try change(asset, after.subtracting(before), isIn: true, database)
  }

  static func change(
    _ asset: AssetRecord, _ terms: some Collection<SearchTerm>, isIn: Bool, _ database: Database
  ) throws {
    for term in terms {
      try change(container: asset.container, row: asset.row, term, isIn: isIn, database)
    }
  }

  static func change(
    container: Int64, row: Int64, _ term: SearchTerm, isIn: Bool, _ database: Database
  ) throws {
    let chunk = RowChunk.number(of: row)
    let place: StatementArguments = [
      container, term.field, term.value.key, term.value.label, chunk,
    ]
    let data = try Data.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT assets FROM search_posting
          WHERE container = ? AND field = ? AND value = ? AND label = ? AND chunk = ?
          """), arguments: place)
    let old = RowChunk(number: chunk, data: data ?? Data())
    let new = old.with(RowChunk.offset(of: row), isIn: isIn)
    guard new.data != old.data else { return }
    if new.isEmpty {
      try database.cachedStatement(
        sql: """
          DELETE FROM search_posting
          WHERE container = ? AND field = ? AND value = ? AND label = ? AND chunk = ?
          """
      ).execute(arguments: place)
    } else {
      try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO search_posting VALUES (?, ?, ?, ?, ?, ?)"
      ).execute(arguments: place + [new.data])
    }
  }
}
