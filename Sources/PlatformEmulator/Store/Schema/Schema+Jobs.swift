extension Schema {
  /// Tables of Routes/Jobs.
  static let jobsTables = ""
}
