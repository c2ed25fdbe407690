extension Routes {
  /// Hardware specifications.
  static let hardwareSpecifications: [Route] = []
}
