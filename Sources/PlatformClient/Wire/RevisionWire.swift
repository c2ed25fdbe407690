import JSON
import PlatformModel

extension Revision {
  /// Nil without a number. Source: GET /v2/assets/{asset_id}/revisions, payloads 1.7.
  init?(_ json: JSONValue) {
    guard let metadata = json["metadata"], let number = metadata.integer("revision_id") else {
      return nil
    }
    let commit = metadata["commit_info"] ?? .null
    self.init(
      number: number, committedAt: commit.moment("committed_at"),
      message: commit.word("commit_message"), name: metadata.word("name"), json: json)
  }
}
