extension Routes {
  /// Software specifications.
  static let softwareSpecifications: [Route] = []
}
