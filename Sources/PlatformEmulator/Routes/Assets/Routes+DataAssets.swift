extension Routes {
  /// Data assets and folder assets.
  static let dataAssets: [Route] = []
}
