extension Schema {
  /// Tables of Routes/Containers.
  static let containersTables = ""
}
