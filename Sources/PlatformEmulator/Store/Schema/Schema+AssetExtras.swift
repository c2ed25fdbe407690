extension Schema {
  /// Tables of Routes/AssetExtras.
  static let assetExtrasTables = ""
}
