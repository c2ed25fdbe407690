import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Viewers read notes, and whoever may edit the asset creates, changes and deletes them: also
  /// those of others. Source: the texts of these five operations.
  static let notes: [Route] = [
    .get("/v2/assets/{asset_id}/notes", .assetExtras, listNotes),
    .changing(.post, "/v2/assets/{asset_id}/notes", .assetExtras, createNotes),
    .get("/v2/assets/{asset_id}/notes/{note_id}", .assetExtras) { call in
      Answer.json(try note(call).document)
    },
    .changing(.delete, "/v2/assets/{asset_id}/notes/{note_id}", .assetExtras) { call in
      try note(call).delete(from: call.database)
      return Answer.empty()
    },
    .changing(.patch, "/v2/assets/{asset_id}/notes/{note_id}", .assetExtras, patchNote),
  ]

  private static func note(_ call: Call) throws -> AssetNote {
    let version = try call.version(in: call.container(), changing: call.route.access == .write)
    return try AssetNote.find(call.parameter("note_id"), of: version, in: call.database)
  }

  /// Source: GET /v2/assets/{asset_id}/notes.
  private static func listNotes(_ call: Call) throws -> EmulatorResponse {
    let version = try call.version(in: call.container())
    let page = try LinkedPage(call)
    let order = try ListOrder(
      call.queries("sort"), among: ["column_name", "created_at", "updated_at"],
      standard: ["-updated_at"])
    let isWanted = try noteFilter(call)
    let notes = try AssetNote.all(of: version, in: call.database).filter(isWanted)
    let place = { (note: AssetNote) in
      order.place(row: note.row) { key in
        switch key {
        case "column_name": note.column.map(JSONValue.string)
        case "created_at": JSONValue(note.created)
        default: JSONValue(note.updated)
        }
      }
    }
    var answer = page.answer(
      order.sorted(notes, after: page.start, place: place), document: \.document, bookmark: place)
    answer["count"] = JSONValue(notes.count)
    return Answer.json(answer)
  }

  private static func noteFilter(_ call: Call) throws -> (AssetNote) -> Bool {
    let columns = Set(call.queries("column_names"))
    let type = call.query("note_type")?.uppercased() ?? "ALL"
    guard ["ALL", "ASSET", "COLUMN"].contains(type) else {
      throw PlatformFault.invalid(
        "The value '\(type)' of parameter 'note_type' is none of ALL, ASSET, COLUMN.",
        .parameter("note_type"))
    }
    guard type != "ASSET" || columns.isEmpty else {
      throw PlatformFault.invalid(
        "The note type ASSET cannot be used with the parameter 'column_names'.",
        .parameter("column_names"))
    }
    return { note in
      guard let column = note.column else { return type != "COLUMN" && columns.isEmpty }
      return type != "ASSET" && (columns.isEmpty || columns.contains(column))
    }
  }

  /// Source: POST /v2/assets/{asset_id}/notes: "limited to 20 notes per request". The shape of the
  /// body is not in the reference: `{"notes": [{"note", "column_name"?}]}`, or the bare list.
  private static func createNotes(_ call: Call) throws -> EmulatorResponse {
    let version = try call.version(in: call.container(), changing: true)
    let body = try call.json()
    let fields = try BodyFields(body.array == nil ? body : ["notes": body])
    let columns = try version.record.columnNames()
    let notes = try fields.objects("notes", counts: 1...20).map { item in
      let column = try item.string("column_name")
      if let column, !columns.contains(column) {
        throw PlatformFault.invalid(
          "The asset '\(version.asset)' has no column '\(column)'.",
          .field(item.name("column_name")))
      }
      var note = AssetNote(
        id: call.newID(), asset: version.asset, revision: version.number, column: column,
        text: try item.requiredString("note"), creator: call.caller.id, updater: call.caller.id,
        created: call.now, updated: call.now)
      try note.insert(into: call.database)
      return note
    }
    return Answer.json(["resources": .array(notes.map(\.document))], .created)
  }

  /// Source: PATCH /v2/assets/{asset_id}/notes/{note_id}: "Only supported operation is replace."
  private static func patchNote(_ call: Call) throws -> EmulatorResponse {
    var note = try note(call)
    for operation in try call.patch().operations {
      guard case .replace(let path, let value) = operation, path.tokens == ["note"] else {
        throw PlatformFault.invalid(
          "Only the operation 'replace' of the path '/note' is supported.",
          .field(operation.path.description))
      }
      guard let text = value.string, !text.trimmingBlanks().isEmpty else {
        throw PlatformFault.invalid("The note must be a text that is not blank.", .field("/note"))
      }
      note.text = text
    }
    note.updater = call.caller.id
    note.updated = call.now
    try note.update(in: call.database)
    return Answer.json(note.document)
  }
}
