extension Routes {
  /// Lists of assets.
  static let assetLists: [Route] = []
}
