import JSON

/// The assets in an archive: each file of JSON that says what an asset is, as `metadata` and
/// `entity`, wherever it lies.
struct AssetArchive {
  let assets: [NewAsset]

  /// Throws `ArchiveError` if the bytes are no archive.
  init(_ bytes: [UInt8]) throws {
    assets = try ZipArchive(bytes).entries.compactMap { entry in
      guard entry.path.hasSuffix(".json"), let document = try? JSONValue.parse(entry.bytes),
        let metadata = document["metadata"], let name = metadata["name"]?.string,
        let type = metadata["asset_type"]?.string
      else { return nil }
      return NewAsset(
        type: type, name: name, description: metadata["description"]?.string,
        tags: metadata["tags"]?.array?.compactMap(\.string) ?? [],
        entity: document["entity"] ?? [:], attachments: document["attachments"]?.array ?? [])
    }
  }
}
