extension BackgroundWork {
  /// What Routes/Connections leaves to be done later.
  static let connectionsKinds: [BackgroundWork] = []
}
