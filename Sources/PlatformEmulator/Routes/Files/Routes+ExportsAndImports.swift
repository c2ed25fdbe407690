import HTTPTypes
import JSON

extension Routes {
  /// Assets that leave a container and come into one as a file.
  ///
  /// Not in the reference; sources are the command reference of cpdctl (`asset export`, `asset
  /// import`) and what other clients read of the answers.
  static let exportsAndImports: [Route] =
    transfers(.export) + transfers(.import) + [
      .changing(.post, "/v2/asset_exports", .exportsAndImports, startExport),
      .changing(.post, "/v2/asset_imports", .exportsAndImports, startImport),
      .get("/v2/asset_exports/{export_id}/content", .exportsAndImports, downloadExport),
    ]

  /// What both have: a list, one, and its end.
  private static func transfers(_ kind: AssetTransfer.Kind) -> [Route] {
    let one = "/v2/\(kind.path)/{\(kind.rawValue)_id}"
    return [
      .get("/v2/\(kind.path)", .exportsAndImports) { call in
        let container = try call.container()
        let page = try LinkedPage(call, default: 100)
        let list = try AssetTransfer.list(
          kind, of: container.scope.id, after: page.start?.row ?? 0, limit: page.limit + 1,
          call.database)
        return Answer.json(
          page.answer(list, document: \.document) { Bookmark(keys: [], row: $0.row) })
      },
      .get(one, .exportsAndImports) { Answer.json(try transfer(kind, $0).document) },
      .changing(.delete, one, .exportsAndImports) { try endTransfer(kind, $0) },
    ]
  }

  private static func transfer(_ kind: AssetTransfer.Kind, _ call: Call) throws -> AssetTransfer {
    let container = try call.container()
    let id = call.parameter("\(kind.rawValue)_id")
    guard let found = try AssetTransfer.find(id, kind, in: call.database),
      found.containerID == container.scope.id
    else {
      throw PlatformFault.missing("The asset \(kind.rawValue) with ID '\(id)' could not be found.")
    }
    return found
  }

  /// Cancels what goes on; `hard_delete=true` leaves nothing of it. What is over cannot be canceled.
  private static func endTransfer(
    _ kind: AssetTransfer.Kind, _ call: Call
  ) throws -> EmulatorResponse {
    var found = try transfer(kind, call)
    if call.flag("hard_delete") {
      try found.remove(from: call.database)
      return Answer.empty()
    }
    guard !found.state.isOver else {
      throw PlatformFault.unable(
        "The asset \(kind.rawValue) '\(found.id)' is \(found.state.rawValue) already.")
    }
    found.enter(.canceled, at: call.now)
    try found.save(in: call.database)
    return Answer.empty()
  }

  /// `{"name"?, "description"?, "assets"?: {"all_assets"?, "asset_types"?, "asset_ids"?}}`; without a
  /// choice, all assets. Throws 404 for an asset that is not there.
  private static func startExport(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let body = try BodyFields(try call.optionalJSON())
    let assets = try body.object("assets")
    _ = try assets?.bool("all_assets")
    _ = try assets?.strings("asset_types")
    for id in try assets?.strings("asset_ids") ?? [] { _ = try call.asset(id, in: container) }
    let choices = ["asset_types", "asset_ids"].filter { assets?[$0] != nil }
    guard choices.isEmpty || assets?["all_assets"] != .some(true) else {
      throw PlatformFault.invalid(
        "The field 'assets' must not ask for all assets and for some.", .field("assets"))
    }
    var transfer = AssetTransfer(
      .export, try body.string("name") ?? "Export of \(container.name)",
      try body.string("description"), in: container, call)
    transfer.document["entity"]?["assets"] = assets?.value ?? ["all_assets": true]
    return try start(transfer, content: [], call)
  }

  /// The archive is the body, or the part `import_file` of a form.
  private static func startImport(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let bytes = try FileUpload.content(of: call, in: ["import_file", "file"]).bytes
    guard !bytes.isEmpty else {
      throw PlatformFault.invalid("The request has no archive to import.", .field("import_file"))
    }
    let name =
      try call.form()?.parts.compactMap(\.fileName).first ?? "Import into \(container.name)"
    let transfer = AssetTransfer(.import, name, nil, in: container, call)
    return try start(transfer, content: bytes, call)
  }

  private static func start(
    _ transfer: AssetTransfer, content: [UInt8], _ call: Call
  ) throws -> EmulatorResponse {
    try transfer.insert(content: content, into: call.database)
    try call.schedule(
      .beginTransfer, after: 1_000,
      [
        "id": .string(transfer.id), "kind": .string(transfer.kind.rawValue),
        "user": .string(call.caller.id), "user_name": .string(call.caller.userName),
        "admin": .bool(call.caller.isAdministrator), "size": JSONValue(content.count),
      ])
    return Answer.json(transfer.document, .accepted)
  }

  private static func downloadExport(_ call: Call) throws -> EmulatorResponse {
    let export = try transfer(.export, call)
    guard export.state == .completed else {
      throw PlatformFault.unable("The asset export '\(export.id)' is \(export.state.rawValue).")
    }
    let name = export.name.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    let file = String(name).unicodeScalars.allSatisfy(\.isASCII) ? String(name) : export.id
    return EmulatorResponse(
      status: .ok,
      headers: [
        .contentType: "application/zip",
        .contentDisposition: "attachment; filename=\"\(file).zip\"",
      ], body: try export.content(in: call.database))
  }
}
