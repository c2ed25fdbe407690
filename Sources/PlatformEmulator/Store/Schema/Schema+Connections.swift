extension Schema {
  /// Tables of Routes/Connections.
  static let connectionsTables = ""
}
