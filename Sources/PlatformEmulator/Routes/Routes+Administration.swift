extension Routes {
  /// What only this emulator has: faults on demand.
  static let administration: [Route] = []
}
