import GRDB
import HTTPTypes
import JSON

extension Routes {
  private static let one = "/v2/assets/{asset_id}/attachments/{attachment_id}"

  /// Attachments of assets.
  static let attachments: [Route] = [
    .changing(.post, "/v2/assets/{asset_id}/attachments", .attachments, addAttachment),
    .get(one, .attachments) { try AttachmentCall($0).answer.whole(.ok) },
    .changing(.delete, one, .attachments) { call in
      var found = try AttachmentCall(call)
      try found.remove()
      return Answer.empty()
    },
    .changing(.patch, one, .attachments) { call in
      var found = try AttachmentCall(call)
      try found.change { try AttachmentEditing(call).apply(to: &$0) }
      return found.answer.whole(.ok)
    },
    .changing(.post, "\(one)/complete", .attachments) { call in
      var found = try AttachmentCall(call)
      try found.complete()
      return found.answer.whole(.ok)
    },
    .changing(.patch, "\(one)/datasource_type", .attachments) { call in
      var found = try AttachmentCall(call)
      let type = try datasourceType(of: found.attachment, call)
      try found.change { $0.document["datasource_type"] = .string(type) }
      return found.answer.whole(.ok)
    },
    .get("\(one)/resources", .attachments) { call in
      let found = try AttachmentCall(call)
      return Answer.json(try found.answer.resources(found.store))
    },
    .changing(.put, "\(one)/resources", .attachments, addPartitions),
  ]

  /// Source: POST /v2/assets/{asset_id}/attachments.
  private static func addAttachment(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let old = try call.asset(call.parameter("asset_id"), in: container)
    let attachment = try NewAttachment(try call.fields()).make(in: container, call)
    var record = old
    try record.setAttachments(try old.attachmentList().map(Attachment.init) + [attachment])
    record = try call.store(record, over: old, in: container)
    let answer = AttachmentAnswer(
      call: call, container: container, asset: record, attachment: attachment)
    return Answer.json(answer.created(), .created)
  }

  /// Source: PATCH /v2/assets/{asset_id}/attachments/{attachment_id}/datasource_type.
  private static func datasourceType(of attachment: Attachment, _ call: Call) throws -> String {
    guard let id = attachment.document["connection_id"]?.string else {
      throw PlatformFault.unable("Attachment '\(attachment.id)' has no connection.")
    }
    guard let type = try AssetRecord.find(id, in: call.database)?.datasourceType() else {
      throw PlatformFault.missing("The connection with ID '\(id)' could not be found.")
    }
    return type
  }

  /// `{"data_partitions", "private_url"}`: more files than before, before the transfer is complete.
  ///
  /// Source: PUT /v2/assets/{asset_id}/attachments/{attachment_id}/resources.
  private static func addPartitions(_ call: Call) throws -> EmulatorResponse {
    var found = try AttachmentCall(call)
    let count = try call.fields().int("data_partitions") ?? 0
    guard found.attachment.kind == .managed, !found.attachment.isComplete else {
      throw PlatformFault.unable(
        "Only managed attachments whose transfer is not complete can get more resources.")
    }
    guard count > found.attachment.partitions, count <= NewAttachment.mostPartitions else {
      throw PlatformFault.invalid(
        "The field 'data_partitions' must be more than \(found.attachment.partitions).",
        .field("data_partitions"))
    }
    try found.change { $0.partitions = count }
    return Answer.json(found.answer.created())
  }
}

/// The attachment named in the path of a call, and its asset.
private struct AttachmentCall {
  let call: Call
  let container: Container
  private(set) var asset: AssetRecord
  private var list: [Attachment]
  private let index: Int

  /// Throws 404 if there is no such asset, revision or attachment.
  init(_ call: Call) throws {
    self.call = call
    container = try call.container()
    asset = try call.asset(call.parameter("asset_id"), in: container)
    let shown = try asset.atRevision(call.query("revision_id"), call)
    list = try shown.attachmentList().map(Attachment.init)
    let id = call.parameter("attachment_id")
    guard let index = list.firstIndex(where: { $0.id == id }) else {
      throw PlatformFault.missing(
        "There is no attachment with an ID of '\(id)' in the asset with an ID of '\(asset.id)'.")
    }
    self.index = index
  }

  var attachment: Attachment { list[index] }

  var store: FileStore { FileStore(database: call.database, owner: container.scope.id) }

  var answer: AttachmentAnswer {
    AttachmentAnswer(call: call, container: container, asset: asset, attachment: attachment)
  }

  mutating func change(_ body: (inout Attachment) throws -> Void) throws {
    var changed = list
    try body(&changed[index])
    try save(changed)
    list = changed
  }

  /// The files of a managed one go with it.
  mutating func remove() throws {
    try attachment.removeFiles(from: store)
    var rest = list
    rest.remove(at: index)
    try save(rest)
  }

  /// Throws 400 if the file has not arrived. Completing twice does no harm.
  mutating func complete() throws {
    guard attachment.kind != .remote else {
      throw PlatformFault.unable("A remote attachment has nothing to transfer.")
    }
    guard let size = try attachment.arrived(in: store) else {
      throw PlatformFault.unable(
        "The file of attachment '\(attachment.id)' has not been uploaded yet.")
    }
    let now = call.now
    try change { $0.complete(size: size, at: now) }
  }

  private mutating func save(_ list: [Attachment]) throws {
    var changed = asset
    try changed.setAttachments(list)
    asset = try call.store(changed, over: asset, in: container)
  }
}

extension AttachmentAnswer {
  fileprivate func whole(_ status: HTTPResponse.Status) -> EmulatorResponse {
    Answer.json(whole(), status)
  }
}
