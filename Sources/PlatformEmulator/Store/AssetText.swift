import JSON

/// What is kept of an asset beside its document so that it is found.
enum AssetText {
  /// The name in lower case, if plain `LIKE` (which folds only ASCII) would not find it; else nil.
  static func folded(_ name: String) -> String? {
    name.utf8.allSatisfy { $0 < 0x80 } ? nil : name.lowercased()
  }

  /// `|column_info|data_profile|`: the attributes besides the asset's own type; nil if there are
  /// none. `metadata` is JSON text.
  static func attributes(_ metadata: [UInt8], besides type: String) -> String? {
    guard let list = JSONSections(metadata).slice("asset_attributes"),
      // Most assets have but the section of their type.
      !list.elementsEqual("[\"\(type)\"]".utf8), let names = try? JSONValue.parse(list).array
    else { return nil }
    return joined(names.compactMap(\.string).filter { $0 != type })
  }

  static func joined(_ names: [String]) -> String? {
    names.isEmpty ? nil : "|\(names.joined(separator: "|"))|"
  }
}
