import HTTPTypes
import JSON

/// Assets as answers show them.
extension Call {
  /// `{"metadata", "entity"?, "attachments"?, "href"}`, as `exclude` and
  /// `hide_deprecated_response_fields` of the query want it.
  ///
  /// - Parameters:
  ///   - attachments: answers of PATCH have none. Source: recorded.
  ///   - isCreated: an `asset_id` beside the sections. Source: recorded of POST calls.
  func document(
    of record: AssetRecord, in container: Container, attachments: Bool = true,
    isCreated: Bool = false
  ) throws -> JSONValue {
    var shown = record
    if queries("exclude").contains("columns") { try shown.removeColumns() }
    var document = try shown.document(in: container, attachments: attachments)
    if flag("hide_deprecated_response_fields") { Self.hideDeprecated(&document) }
    if isCreated { document["asset_id"] = .string(record.id) }
    return document
  }

  func answer(
    _ record: AssetRecord, in container: Container, attachments: Bool = true
  ) throws -> EmulatorResponse {
    if flag("hide_deprecated_response_fields") {
      return Answer.json(try document(of: record, in: container, attachments: attachments))
    }
    var shown = record
    if queries("exclude").contains("columns") { try shown.removeColumns() }
    var text = JSONBytes(capacity: 8192)
    shown.write(into: &text, in: container, entity: true, attachments: attachments)
    return Answer.text(text.bytes)
  }

  /// 201 for a new asset, 200 for a duplicate that was changed instead of making one.
  func answer(
    created result: (record: AssetRecord, isNew: Bool), in container: Container
  ) throws -> EmulatorResponse {
    Answer.json(
      try document(of: result.record, in: container, isCreated: true),
      result.isNew ? .created : .ok)
  }

  /// Source: `hide_deprecated_response_fields` of GET /v2/assets/{asset_id}.
  static func hideDeprecated(_ document: inout JSONValue) {
    document["metadata"]?["rov"]?["collaborator_ids"] = nil
    document["metadata"]?["owner_id"] = nil
  }

  /// `duplicate_action` of the query; nil: what the container is configured to do. Throws 400 for a
  /// word that is none of `actions`.
  func duplicateAction(
    among actions: [DuplicateAction] = DuplicateAction.allCases
  ) throws -> DuplicateAction? {
    guard let text = query("duplicate_action") else { return nil }
    guard let action = actions.first(where: { $0.rawValue == text.uppercased() }) else {
      let names = actions.map(\.rawValue).joined(separator: ", ")
      throw PlatformFault.invalid(
        "The duplicate action '\(text)' is none of \(names).", .parameter("duplicate_action"))
    }
    return action
  }
}

extension DuplicateAction {
  /// What can be done if an asset that is there becomes a duplicate.
  static let forChanges: [DuplicateAction] = [.ignore, .reject]
}
