extension BackgroundWork {
  /// What Routes/AILake leaves to be done later.
  static let aiLakeKinds: [BackgroundWork] = []
}
