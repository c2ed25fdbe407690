import JSON

/// The file behind an asset that is told by name: the rows of a table that is no table of a database,
/// a notebook, a script. The same bytes in every world.
struct StoryFile: Sendable {
  /// From the assets folder on: `data_asset/churn_scores.csv`.
  let path: String
  let mimeType: String
  let bytes: [UInt8]

  /// By the ids of their assets.
  static let all: [String: StoryFile] = Dictionary(
    WorldStory.assets.compactMap { asset in StoryFile(asset).map { (asset.id, $0) } }
  ) { $1 }

  /// Data assets whose rows were uploaded as a file; those of the others lie behind a connection.
  private static let uploaded: Set<String> = ["churn_scores", "newsletter_audience"]

  /// Nil for assets without a file.
  private init?(_ asset: StoryAsset) {
    switch asset.type {
    case "data_asset" where Self.uploaded.contains(asset.name):
      path = "data_asset/\(asset.name).csv"
      mimeType = "text/csv"
      bytes = SampleRows(asset.columns, seed: WorldID.hash(asset.name)).csv(count: 120)
    case "notebook":
      path = "notebook/\(asset.name).ipynb"
      mimeType = "application/x-ipynb+json"
      bytes = Self.notebook(asset)
    case "script":
      path = "script/\(asset.name).py"
      mimeType = "text/x-python"
      bytes = Self.script(asset)
    default: return nil
    }
  }

  /// Source: `attachments[]` of GET /v2/assets/{asset_id}, of a file that the platform keeps.
  func writeAttachment(
    of asset: String, type: String, creator: String, created: Int64, into json: inout JSONBytes
  ) {
    let name = String(path.split(separator: "/").last ?? "")
    json.raw(",\"attachments\":[{\"id\":\"")
    json.plain(WorldID.named("\(asset)/attachment"))
    json.raw("\",\"version\":2,\"asset_type\":\"")
    json.plain(type)
    json.raw("\",\"name\":")
    json.string(name)
    json.raw(",\"mime\":\"")
    json.plain(mimeType)
    json.raw("\",\"object_key\":")
    json.string(path)
    json.raw(",\"handle\":{\"type\":\"assetfiles\",\"key\":")
    json.string(path)
    json.raw(",\"upload_id\":\"\",\"max_part_num\":1},\"creator_id\":\"")
    json.plain(creator)
    json.raw("\",\"create_time\":")
    json.number(created)
    json.raw(",\"size\":")
    json.number(Int64(bytes.count))
    json.raw(",\"is_remote\":false,\"is_managed\":true,\"is_referenced\":false,")
    json.raw("\"is_object_key_read_only\":false,\"is_user_provided_path_key\":true,")
    json.raw("\"transfer_complete\":true,\"is_partitioned\":false,\"complete_time_ticks\":")
    json.number(created)
    json.raw(",\"user_data\":{},\"test_doc\":0,\"usage\":{\"access_count\":0,")
    json.raw("\"last_accessor_id\":\"")
    json.plain(creator)
    json.raw("\",\"last_access_time\":")
    json.number(created)
    json.raw("}}]")
  }

  private static func notebook(_ asset: StoryAsset) -> [UInt8] {
    let cells = [
      cell("markdown", "# \(asset.name)\n\(asset.description ?? "")"),
      cell("code", "import pandas as pd\nfrom project_lib import Project"),
      cell("code", "frame = pd.read_csv(\"\(asset.name).csv\")\nframe.describe()"),
    ]
    let document: JSONValue = [
      "cells": .array(cells),
      "metadata": ["kernelspec": ["display_name": "Python 3.11", "name": "python311"]],
      "nbformat": 4, "nbformat_minor": 5,
    ]
    return document.serializedBytes()
  }

  private static func cell(_ type: String, _ source: String) -> JSONValue {
    ["cell_type": .string(type), "metadata": [:], "source": .string(source)]
  }

  private static func script(_ asset: StoryAsset) -> [UInt8] {
    Array(
      """
      \"\"\"\(asset.description ?? asset.name)\"\"\"
      import logging
      import sys


      def main() -> int:
          logging.basicConfig(level=logging.INFO)
          logging.info("\(asset.name) has started")
          return 0


      if __name__ == "__main__":
          sys.exit(main())

      """.utf8)
  }
}
