extension Schema {
  /// Tables of Routes/AILake.
  static let aiLakeTables = ""
}
