extension BackgroundWork {
  /// What Routes/AssetExtras and asset types leave to be done later.
  static let assetExtrasKinds: [BackgroundWork] = [assetTypeCreation, assetTypeCleanUp]

  static let assetTypeCreation = BackgroundWork(
    "asset-type-creation", perform: AssetTypeStatus.settle)
  static let assetTypeCleanUp = BackgroundWork(
    "asset-type-clean-up", perform: AssetTypeCleanUp.goOn)
}
