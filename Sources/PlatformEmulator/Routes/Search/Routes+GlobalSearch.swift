extension Routes {
  /// Search over all containers.
  static let globalSearch: [Route] = []
}
