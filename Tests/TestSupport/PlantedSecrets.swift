public import HTTPTypes
public import JSON
public import PlatformClient
public import PlatformModel
public import Testing

/// Secrets in every place where a call can carry one; nothing that is shown of it may have them.
public enum PlantedSecrets {
  public static let planted = "SECRETX"

  /// A document with secrets under names, in pairs, in texts, in every encoding.
  public static let document: JSONValue = [
    "name": "thing",
    "properties": ["password": "SECRETX", "port": 5432, "secret_key": 7, "host": "h"],
    "job_run": [
      "job_parameters": [
        ["name": "day", "value": "2026-03-02"], ["name": "db_password", "value": "SECRETX"],
      ],
      "configuration": [
        "env_variables": ["DAY=1", "DB_PASSWORD=SECRETX with, more & more=SECRETX"],
        "arguments": ["--token", "SECRETX"],
      ],
    ],
    "changes": [["op": "add", "path": "/entity/properties/api_key", "value": "SECRETX"]],
    "settings": #"{"passphrase":"SECRETX","deep":"{\"token\":\"SECRETX\"}"}"#,
    "download": "https://s3.test/b?X-Amz-Signature=SECRETX&n=1",
    "redirect": "/login?to=%2Ff%3Fsignature%3DSECRETX%26n%3D1",
    "twice": "/login?to=%252Ff%253Fsignature%253DSECRETX%2526n%253D1",
    "escaped":
      #"said {\"url\":\"/f?signature=SECRETX\u0026n=1\"} and \\\"token\\\":\\\"SECRETX\\\""#,
    "dsn": "postgres://ana:SECRETX@h:5432/db", "note": "run --password SECRETX now",
  ]

  public static let addresses = [
    "https://s3.test/b?X-Amz-Signature=SECRETX&n=1",
    "/login?to=%2Fv2%2Fasset_files%2Ff%3Fsignature%3DSECRETX%26n%3D1",
    "/login?to=%252Ff%253Fsignature%253DSECRETX",
  ]

  public static func headers() -> HTTPFields {
    var headers: HTTPFields = [.contentType: "application/json", .setCookie: "sid=SECRETX"]
    headers[.location] = addresses[1]
    for (index, address) in addresses.enumerated() {
      HTTPField.Name("X-Place-\(index)").map { headers[$0] = address }
    }
    return headers
  }

  /// A request for an operation with a secret wherever it takes a text.
  public static func request(_ operation: APIOperation) throws -> APIRequest {
    var hasChoice = false
    let query = operation.query.filter { parameter in
      guard parameter.rule == .oneOf else { return true }
      defer { hasChoice = true }
      return !hasChoice
    }
    let asked = query.map { parameter in
      let text =
        Secrets.isSecret(key: parameter.name) ? planted : addresses[parameter.name.count % 3]
      return (name: parameter.name, value: [.number: "1", .flag: "true"][parameter.kind] ?? text)
    }
    let path = operation.pathParameters.map { (name: $0, value: "x?token=\(planted)") }
    let headers = operation.headers.map { (name: $0, value: addresses[0]) }
    return try APIRequest(
      operation, parameters: path + asked + headers, body: body(of: operation))
  }

  private static func body(of operation: APIOperation) -> [UInt8]? {
    switch operation.body {
    case .none: nil
    case .json: document.serializedBytes()
    case .jsonPatch: document["changes"]?.serializedBytes()
    case .form: Array("user=ana&password=\(planted)%20%26&to=%2Ff%3Ftoken%3D\(planted)".utf8)
    case .multipart, .octets: Array("password=\(planted)\n".utf8)
    }
  }
}

/// Short in what a test run prints of its cases.
extension APIOperation: CustomTestStringConvertible {
  public var testDescription: String { "\(method) \(path)" }
}
