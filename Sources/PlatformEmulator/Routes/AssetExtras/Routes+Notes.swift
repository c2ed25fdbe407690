extension Routes {
  /// Notes on assets and columns.
  static let notes: [Route] = []
}
