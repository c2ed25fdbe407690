extension Routes {
  /// Deleted assets.
  static let trash: [Route] = []
}
