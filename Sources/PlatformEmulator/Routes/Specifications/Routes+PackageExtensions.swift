extension Routes {
  /// Package extensions.
  static let packageExtensions: [Route] = []
}
