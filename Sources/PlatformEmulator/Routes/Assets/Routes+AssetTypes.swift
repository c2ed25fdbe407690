import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let assetTypes: [Route] = [
    .get("/v2/asset_types", .assetTypes, listAssetTypes),
    .changing(.post, "/v2/asset_types", .assetTypes, createAssetType),
    .get("/v2/asset_types/{type_name}", .assetTypes, readAssetType),
    .changing(.put, "/v2/asset_types/{type_name}", .assetTypes, replaceAssetType),
    .changing(.delete, "/v2/asset_types/{type_name}", .assetTypes, deleteAssetType),
    .get("/v2/asset_types/{type_name}/status", .assetTypes, readAssetTypeStatus),
  ]

  /// Source: GET /v2/asset_types: no pages. The names of the two filters, and of the fields they
  /// look at, are not in the reference.
  private static func listAssetTypes(_ call: Call) throws -> EmulatorResponse {
    let scope = try call.assetTypeScope()
    guard !(call.flag("permits_decorators") && call.flag("custom_attributes")) else {
      throw PlatformFault.invalid(
        "Either permits_decorators or custom_attributes can be true.",
        .parameter("custom_attributes"))
    }
    var types = try AssetTypeRecord.all(in: scope.visible, call.database)
    if call.flag("permits_decorators") {
      types.removeAll { $0.document["allow_decorators"]?.bool != true }
    }
    if call.flag("custom_attributes") {
      types.removeAll { $0.scope == .global || $0.document["attribute_only"]?.bool != true }
    }
    return Answer.json(["resources": .array(types.map(\.document))])
  }

  /// Source: GET /v2/asset_types/{type_name}; `scope`: GLOBAL, BSS_ACCOUNT, CONTAINER.
  private static func readAssetType(_ call: Call) throws -> EmulatorResponse {
    let wanted = Set(call.queries("scope").map { $0.uppercased() })
    let scopes = try call.assetTypeScope().visible.filter { scope in
      switch scope {
      case .global: wanted.isEmpty || wanted.contains("GLOBAL")
      case .account: wanted.isEmpty || wanted.contains("BSS_ACCOUNT")
      case .container: wanted.isEmpty || wanted.contains("CONTAINER")
      }
    }
    let name = call.parameter("type_name")
    guard let type = try AssetTypeRecord.find(name, in: scopes, call.database) else {
      throw noAssetType(name)
    }
    return Answer.json(type.document)
  }

  /// 201; in the account 202: "the asset type creation is being completed in the background".
  ///
  /// Source: POST /v2/asset_types.
  private static func createAssetType(_ call: Call) throws -> EmulatorResponse {
    let scope = try call.assetTypeScope()
    if scope == .account { try call.requireAdministrator() }
    let draft = try AssetTypeDraft(call.fields(), named: nil, in: scope)
    guard try AssetTypeRecord.find(draft.name, in: [scope, .global], call.database) == nil else {
      throw PlatformFault.conflict("There is an asset type '\(draft.name)' already.")
    }
    let type = AssetTypeRecord(scope: scope, name: draft.name, document: draft.document)
    try type.save(in: call.database)
    if scope == .account { try AssetTypeStatus.begin(type, isNew: true, call) }
    return Answer.json(type.document, scope == .account ? .accepted : .created)
  }

  /// Replaces a type, or makes one. What is global can be changed for the whole account, not for a
  /// container of it.
  ///
  /// Source: PUT /v2/asset_types/{type_name}.
  private static func replaceAssetType(_ call: Call) throws -> EmulatorResponse {
    let scope = try call.assetTypeScope()
    if scope == .account { try call.requireAdministrator() }
    let draft = try AssetTypeDraft(
      call.fields(), named: call.parameter("type_name"), in: scope)
    let isGlobal =
      try AssetTypeRecord.find(draft.name, in: [.global], call.database) != nil
    guard scope == .account || !isGlobal else {
      throw PlatformFault.conflict("The asset type '\(draft.name)' is a global one.")
    }
    let isNew = try AssetTypeRecord.find(draft.name, in: [scope], call.database) == nil
    let type = AssetTypeRecord(scope: scope, name: draft.name, document: draft.document)
    try type.save(in: call.database)
    if scope == .account { try AssetTypeStatus.begin(type, isNew: isNew, call) }
    return Answer.json(type.document, scope == .account ? .accepted : .ok)
  }

  /// The type is gone at once, its assets in the background. The reference has no status codes of
  /// this operation, and does not say that it takes an administrator.
  ///
  /// Source: DELETE /v2/asset_types/{type_name}.
  private static func deleteAssetType(_ call: Call) throws -> EmulatorResponse {
    let scope = try call.assetTypeScope()
    if case .container(let container) = scope {
      try call.require(.admin, in: container)
    } else {
      try call.requireAdministrator()
    }
    let name = call.parameter("type_name")
    guard let type = try AssetTypeRecord.find(name, in: [scope], call.database) else {
      guard try AssetTypeRecord.find(name, in: [.global], call.database) == nil else {
        throw PlatformFault.forbidden("The asset type '\(name)' is a global one.")
      }
      throw noAssetType(name)
    }
    try type.delete(from: call.database)
    try AssetTypeStatus.forget(name, call.database)
    // What the account had changed at a global type goes; the type and its assets stay.
    if try AssetTypeRecord.find(name, in: [.global], call.database) == nil {
      try AssetTypeCleanUp.begin(type, call)
    }
    return Answer.empty()
  }

  /// Source: GET /v2/asset_types/{type_name}/status: "status of an account scope or global scope
  /// asset type". The answer is not in the reference; its words are those of other asynchronous
  /// operations.
  private static func readAssetTypeStatus(_ call: Call) throws -> EmulatorResponse {
    if let account = call.query("bss_account_id") { try call.requireAccount(account) }
    let scope: AssetTypeScope = call.query("bss_account_id") == nil ? .global : .account
    let name = call.parameter("type_name")
    if scope == .account, let status = try AssetTypeStatus.find(name, call.database) {
      return Answer.json(status)
    }
    guard let type = try AssetTypeRecord.find(name, in: scope.visible, call.database) else {
      throw noAssetType(name)
    }
    return Answer.json([
      "name": .string(name), "scope": .string(type.scope.name), "status": "COMPLETED",
    ])
  }

  private static func noAssetType(_ name: String) -> PlatformFault {
    .missing("There is no asset type with the name '\(name)'.")
  }
}
