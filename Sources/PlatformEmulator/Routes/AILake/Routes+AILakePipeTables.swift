extension Routes {
  /// Pipe tables of AI Lake.
  static let aiLakePipeTables: [Route] = []
}
