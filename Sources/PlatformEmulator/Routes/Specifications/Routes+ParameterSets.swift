extension Routes {
  /// Parameter sets.
  static let parameterSets: [Route] = []
}
