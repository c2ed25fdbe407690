extension Routes {
  /// Runtime definitions.
  static let runtimeDefinitions: [Route] = []
}
