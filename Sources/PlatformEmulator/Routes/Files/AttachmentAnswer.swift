import JSON

/// What is said of an attachment to those who make, read or change it; in the asset itself it looks
/// different.
///
/// Source: POST and GET /v2/assets/{asset_id}/attachments/{attachment_id}, recorded.
struct AttachmentAnswer {
  let call: Call
  let container: Container
  let asset: AssetRecord
  let attachment: Attachment

  /// How long signed addresses live. The reference does not say; a day lets slow uploads end.
  private static let lifetime: Int64 = 86_400_000

  /// After it was made: with an address for each file that is to come, `url1` and so on.
  func created() -> JSONValue {
    var answer = head
    if attachment.kind == .managed {
      for (index, path) in attachment.paths.enumerated() {
        answer["url\(index + 1)"] = .string(address(.put, path))
      }
    }
    return answer
  }

  /// With `url` to download it from, if there is something to download.
  func whole() -> JSONValue {
    var answer = head
    let document = attachment.document
    answer["created_at"] = .string(
      CalendarDate.seconds(Int64(document["create_time"]?.int ?? 0)))
    if attachment.kind != .remote {
      answer["object_key"] = document["object_key"]
      answer["object_key_is_read_only"] = document["is_object_key_read_only"] ?? false
      if let handle = document["handle"] { answer["handle"] = handle }
    }
    answer["size"] = document["size"] ?? 0
    answer["transfer_complete"] = .bool(attachment.isComplete)
    answer["usage"] = document["usage"] ?? [:]
    if attachment.isComplete, let path = attachment.paths.first {
      answer["url"] = .string(address(.get, path))
    }
    return answer
  }

  /// One line for each file it is made of. The reference has no sample.
  func resources(_ store: FileStore) throws -> JSONValue {
    let lines = try attachment.paths.enumerated().map { index, path -> JSONValue in
      var line: JSONValue = [
        "partition": JSONValue(index + 1), "object_key": .string(path), "size": 0,
        "url": .string(address(attachment.isComplete ? .get : .put, path)),
      ]
      if let file = try store.find("assets/" + path) { line["size"] = JSONValue(file.size) }
      return line
    }
    return [
      "attachment_id": .string(attachment.id), "data_partitions": JSONValue(attachment.partitions),
      "is_partitioned": .bool(attachment.partitions > 1), "resources": .array(lines),
    ]
  }

  private var head: JSONValue {
    let document = attachment.document
    var answer: JSONValue = ["attachment_id": .string(attachment.id)]
    if let type = document["datasource_type"] { answer["datasource_type"] = type }
    answer["asset_type"] = document["asset_type"] ?? ""
    answer["attachment_type"] = .string(attachment.kind.rawValue)
    answer["is_partitioned"] = .bool(attachment.partitions > 1)
    if attachment.partitions > 1 { answer["data_partitions"] = JSONValue(attachment.partitions) }
    for key in ["name", "description", "mime", "connection_id", "connection_path"] {
      if let value = document[key] { answer[key] = value }
    }
    answer["user_data"] = document["user_data"] ?? [:]
    answer["href"] = .string(
      "/v2/assets/\(asset.id)/attachments/\(attachment.id)?\(container.query)")
    answer["asset_category"] = "USER"
    return answer
  }

  private func address(_ method: FileSignature.Method, _ path: String) -> String {
    var signature = FileSignature(
      method, path: path, scopeKey: container.key, scopeID: container.scope.id, user: call.caller,
      end: call.now + Self.lifetime)
    if method == .get {
      signature.contentType =
        call.query("response-content-type") ?? attachment.document["mime"]?.string
      signature.contentDisposition = call.query("response-content-disposition")
    }
    return call.emulator.gate.address(signedBy: signature)
  }
}
