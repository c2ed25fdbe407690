extension BackgroundWork {
  /// What Routes/Assets leaves to be done later.
  static let assetsKinds: [BackgroundWork] = []
}
