import JSON

extension AssetRecord {
  /// Names of the columns of a data asset; empty for all others.
  func columnNames() throws -> Set<String> {
    guard let entity, let section = JSONSections(Array(entity.utf8)).slice("data_asset") else {
      return []
    }
    let columns = try JSONValue.parse(section)["columns"]?.array ?? []
    return Set(columns.compactMap { $0["name"]?.string })
  }
}
