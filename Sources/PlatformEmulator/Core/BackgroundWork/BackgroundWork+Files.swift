extension BackgroundWork {
  /// What Routes/Files leaves to be done later.
  static let filesKinds: [BackgroundWork] = []
}
