extension Schema {
  /// Tables of Routes/Search.
  static let searchTables = ""
}
