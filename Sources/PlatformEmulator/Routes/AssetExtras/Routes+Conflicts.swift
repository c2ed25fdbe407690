extension Routes {
  /// Conflicting revisions of assets.
  static let conflicts: [Route] = []
}
