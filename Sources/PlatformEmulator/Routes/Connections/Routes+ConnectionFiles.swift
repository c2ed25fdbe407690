import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Drivers that connections load.
  static let connectionFiles: [Route] = [
    .get("/v2/connections/files", .connections, listFiles),
    .changing(.put, "/v2/connections/files", .connections, migrateFiles),
    .changing(.post, "/v2/connections/files/{file_name}", .connections, uploadFile),
    .get("/v2/connections/files/{file_name}", .connections) { call in
      let file = try ConnectionFile.find(call)
      return EmulatorResponse(
        status: .ok, headers: [.contentType: "application/octet-stream"], body: file.body)
    },
    .changing(.delete, "/v2/connections/files/{file_name}", .connections) { call in
      try call.requireAdministrator()
      let file = try ConnectionFile.find(call)
      try call.database.execute(
        sql: "DELETE FROM connection_file WHERE name = ? AND hash = ?",
        arguments: [file.name, file.hash])
      return Answer.empty()
    },
  ]

  /// Clients of the platform look for the list in `connection_action_response.value`; the reference
  /// has it at the top. Source: GET /v2/connections/files.
  private static func listFiles(_ call: Call) throws -> EmulatorResponse {
    var answer = try OffsetPage(call).answer(
      slicing: try ConnectionFile.all(in: call.database).map(\.document))
    let value = answer
    answer["connection_action_response"] = ["value": value]
    return Answer.json(answer)
  }

  /// "Upload a file and get back a signed handle in 'Location' header with a hash."
  ///
  /// Source: POST /v2/connections/files/{file_name}: octets, or a form with one file.
  private static func uploadFile(_ call: Call) throws -> EmulatorResponse {
    try call.requireAdministrator()
    let form = try call.form()
    let body = form.map { $0.parts.first?.bytes ?? [] } ?? call.request.body
    guard !body.isEmpty else {
      throw PlatformFault.invalid("The file is empty.", .field("file"))
    }
    let file = ConnectionFile(
      name: call.parameter("file_name"), hash: ConnectionFile.hash(of: body), created: call.now,
      body: body)
    try file.insert(into: call.database)
    var response = Answer.json(file.document, .created)
    response.headers[.location] = file.address
    return response
  }

  /// Gives connections that name a driver by its bare file name the signed handle of the newest file
  /// of that name. Nothing in the reference tells more than the fields of the answer.
  ///
  /// Source: PUT /v2/connections/files.
  private static func migrateFiles(_ call: Call) throws -> EmulatorResponse {
    try call.requireAdministrator()
    let kinds = WorldScope.Kind.allCases.filter { call.flag("\($0.rawValue)s") }
    let names = (kinds.isEmpty ? WorldScope.Kind.allCases : kinds).map { "'\($0.rawValue)'" }
    let addresses = Dictionary(
      try ConnectionFile.all(in: call.database).map { ($0.name, $0.address) },
      uniquingKeysWith: { newest, _ in newest })
    let ids = try String.fetchAll(
      call.database,
      sql: """
        SELECT a.id FROM asset a JOIN container c ON c.rowid = a.container
          JOIN asset_document d ON d.rowid = a.rowid
        WHERE a.type = 'connection' AND c.kind IN (\(names.joined(separator: ", ")))
          AND json_extract(d.entity, '$.connection.properties.jar_uris') IS NOT NULL
        ORDER BY a.name
        """)
    var migrated: [JSONValue] = []
    for id in ids {
      guard var record = try ConnectionRecord.find(id, in: call.database),
        let driver = record.section["properties"]?["jar_uris"]?.string,
        let address = addresses[driver]
      else { continue }
      migrated.append(["connection_id": .string(id), "name": .string(record.asset.name)])
      if call.flag("list_only") { continue }
      let old = record.asset
      record.section["properties"]?["jar_uris"] = .string(address)
      record.asset.entity = JSONValue.object(["connection": record.section]).serialized()
      try record.asset.save(over: old, by: call.caller.id, at: call.now, in: call.database)
    }
    return Answer.json([
      "resources": .array(migrated), "total_count": JSONValue(migrated.count),
      "log_name": .string("migration-\(CalendarDate.seconds(call.now)).log"), "exceptions": [],
    ])
  }
}
