extension BackgroundWork {
  /// What Routes/AssetExtras leaves to be done later.
  static let assetExtrasKinds: [BackgroundWork] = []
}
