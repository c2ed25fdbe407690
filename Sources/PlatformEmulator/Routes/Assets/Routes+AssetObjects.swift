import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let assetObjects: [Route] = [
    .asking("/v2/assets/create_object_url", .assets, createObjectURL)
  ]

  private static let week = 604_800

  /// Nothing is created but an address to put an object to. The name of its field is that of
  /// attachments; it is not in the reference.
  ///
  /// Source: POST /v2/assets/create_object_url.
  private static func createObjectURL(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    try call.require(.editor, in: container)
    let fields = try call.fields()
    let asked = try fields.int("expires_in") ?? 0
    guard asked >= 0 else {
      throw PlatformFault.invalid(
        "The field 'expires_in' must be 0 seconds or more.", .field("expires_in"))
    }
    let lifetime = asked == 0 ? week : min(asked, week)
    let key = try objectKey(fields, container, call)
    let url = call.signedAddress(
      .put, of: key, in: container, lifetime: lifetime)
    return Answer.json(["url": .string(url), "object_key": .string(key)])
  }

  private static func objectKey(
    _ fields: BodyFields, _ container: Container, _ call: Call
  ) throws -> String {
    let type = try fields.string("asset_type")
    if let id = try fields.string("asset_id") {
      return try storedKey(call.asset(id, in: container), type)
    }
    guard let type else {
      throw PlatformFault.invalid(
        "Either 'asset_id', or 'name' and 'asset_type' must be specified.", .field("asset_type"))
    }
    let name = try fields.requiredString("name")
    try NewAssetRequest.check(name, "name")
    let clean = String(name.map { $0 == " " ? "_" : $0 })
    return "\(type)/\(clean)_\(call.newID().prefix(8))"
  }

  /// Of the first attachment of the wanted type, else of the asset's own, else `data_asset`.
  private static func storedKey(_ record: AssetRecord, _ type: String?) throws -> String {
    let attachments = try record.attachmentList()
    for wanted in type.map({ [$0] }) ?? [record.type, "data_asset"] {
      let attachment = attachments.first { $0["asset_type"]?.string == wanted }
      let key = attachment?["object_key"]?.string ?? attachment?["handle"]?["key"]?.string
      if attachment?["is_remote"]?.bool != true, let key { return key }
    }
    throw PlatformFault.unable(
      "Asset '\(record.id)' has no attachment that is stored in its container.")
  }
}

extension Call {
  /// The address of a file of a container, with a signature in place of a sign-in.
  ///
  /// - Parameters:
  ///   - key: path in the container's storage.
  ///   - lifetime: seconds.
  func signedAddress(
    _ method: FileSignature.Method, of key: String, in container: Container, lifetime: Int,
    type: String? = nil, disposition: String? = nil
  ) -> String {
    var signature = FileSignature(
      method, path: key, scopeKey: container.key, scopeID: container.scope.id, user: caller,
      end: now + Int64(lifetime) * 1000)
    signature.contentType = type
    signature.contentDisposition = disposition
    return emulator.gate.address(signedBy: signature)
  }
}
