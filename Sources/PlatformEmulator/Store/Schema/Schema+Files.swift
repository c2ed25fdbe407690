extension Schema {
  /// Tables of Routes/Files.
  static let filesTables = ""
}
