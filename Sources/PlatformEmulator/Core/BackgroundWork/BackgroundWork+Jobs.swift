extension BackgroundWork {
  /// What Routes/Jobs leaves to be done later.
  static let jobsKinds: [BackgroundWork] = []
}
