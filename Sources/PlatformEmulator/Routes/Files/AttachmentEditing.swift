import HTTPTypes
import JSON

/// A patch on its way into an attachment: a JSON Patch, or a merge patch if the header says so.
///
/// Source: PATCH /v2/assets/{asset_id}/attachments/{attachment_id}.
struct AttachmentEditing {
  /// What may be changed.
  static let fields = [
    "name", "description", "mime", "size", "partitions", "transfer_complete",
  ]

  private enum Change {
    case patch(JSONPatch)
    case merge(JSONObject)
  }

  private let change: Change

  /// Throws 400 for a body that is no patch, and for fields that cannot be changed.
  init(_ call: Call) throws {
    let type = call.request.headers[.contentType].map { HeaderParameters($0).value }
    if type == "application/merge-patch+json" {
      let members = try call.fields().value.object ?? [:]
      for key in members.keys { try Self.check(key) }
      change = .merge(members)
    } else {
      let patch = try call.patch()
      for operation in patch.operations {
        guard operation.path.tokens.count == 1 else {
          throw Self.refusal(operation.path.description)
        }
        try Self.check(operation.path.tokens[0])
      }
      change = .patch(patch)
    }
  }

  /// - Parameter patch: its paths begin at the attachment.
  init(_ patch: JSONPatch) {
    change = .patch(patch)
  }

  /// Throws 409 if a `test` fails, 400 if the patch does not fit.
  func apply(to attachment: inout Attachment) throws {
    let old = attachment
    var view = JSONObject()
    for key in Self.fields { view[key] = attachment.document[key] }
    view["partitions"] = JSONValue(attachment.partitions)
    let after = try changed(.object(view))
    for key in ["name", "description", "mime"] {
      guard after[key] == nil || after[key]?.string != nil else {
        throw PlatformFault.invalid("The field '\(key)' must be a text.", .field(key))
      }
      attachment.document[key] = after[key]
    }
    guard let size = after["size"]?.int, size >= 0 else {
      throw PlatformFault.invalid("The field 'size' must be a whole number.", .field("size"))
    }
    attachment.document["size"] = JSONValue(size)
    guard let count = after["partitions"]?.int, (1...NewAttachment.mostPartitions).contains(count)
    else {
      throw PlatformFault.invalid(
        "The field 'partitions' must be a whole number of 1 or more.", .field("partitions"))
    }
    if count != old.partitions { attachment.partitions = count }
    try Self.complete(&attachment, after["transfer_complete"])
  }

  /// "Can only be set to true if its current value is false and the attachment is managed."
  private static func complete(_ attachment: inout Attachment, _ value: JSONValue?) throws {
    guard let value, value != .bool(attachment.isComplete) else { return }
    guard value == true, attachment.kind == .managed else {
      throw PlatformFault.invalid(
        "The field 'transfer_complete' can only be set to true, and only for a managed attachment.",
        .field("transfer_complete"))
    }
    attachment.document["transfer_complete"] = true
  }

  private func changed(_ document: JSONValue) throws -> JSONValue {
    switch change {
    case .merge(let members):
      var document = document
      for (key, value) in members {
        // Null takes a member away (RFC 7396).
        document[key] = value.isNull ? Optional<JSONValue>.none : value
      }
      return document
    case .patch(let patch):
      do {
        return try patch.applied(to: document)
      } catch {
        if case .testFailed = error.reason {
          throw PlatformFault.conflict("The attachment is not as the patch expects it: \(error)")
        }
        throw PlatformFault.unable("The patch cannot be applied: \(error)")
      }
    }
  }

  private static func check(_ key: String) throws {
    guard fields.contains(key) else { throw refusal("/\(key)") }
  }

  private static func refusal(_ path: String) -> PlatformFault {
    .invalid("The path '\(path)' cannot be patched.", .field(path))
  }
}
