extension Routes {
  /// Ratings of assets.
  static let ratings: [Route] = []
}
