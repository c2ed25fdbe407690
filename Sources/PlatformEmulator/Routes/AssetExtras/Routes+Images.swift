extension Routes {
  /// Images of assets.
  static let images: [Route] = []
}
