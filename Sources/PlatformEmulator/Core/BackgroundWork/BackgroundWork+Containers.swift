extension BackgroundWork {
  /// What Routes/Containers leaves to be done later.
  static let containersKinds: [BackgroundWork] = []
}
