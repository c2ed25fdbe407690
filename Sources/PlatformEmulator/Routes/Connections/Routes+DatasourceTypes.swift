extension Routes {
  /// Kinds of data sources.
  static let datasourceTypes: [Route] = []
}
