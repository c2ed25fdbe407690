extension Routes {
  /// Assets on their way out of catalogs and in.
  static let catalogExchange: [Route] = []
}
