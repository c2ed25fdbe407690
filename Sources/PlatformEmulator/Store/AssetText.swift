/// What is kept of an asset beside its document so that it is found.
enum AssetText {
  /// The name as search compares it, if plain `LIKE` (which folds only ASCII) would not find it; else
  /// nil.
  static func folded(_ name: String) -> String? {
    name.utf8.allSatisfy { $0 < 0x80 } ? nil : FoldedText.plain(name)
  }
}
