extension Routes {
  /// Files of a container.
  static let assetFiles: [Route] = []
}
