extension Schema {
  /// Tables of Routes/Assets.
  static let assetsTables = ""
}
