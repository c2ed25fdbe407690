extension Routes {
  /// Environments.
  static let environments: [Route] = []
}
