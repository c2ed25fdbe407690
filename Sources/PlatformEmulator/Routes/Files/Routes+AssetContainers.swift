extension Routes {
  /// Archiving and restoring containers.
  static let assetContainers: [Route] = []
}
