extension Routes {
  /// Attributes of assets.
  static let attributes: [Route] = []
}
