extension Routes {
  /// Services of AI Lake.
  static let aiLakeServices: [Route] = []
}
