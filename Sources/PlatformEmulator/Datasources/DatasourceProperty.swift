import JSON

/// One property of a connection, or of reading and writing through one.
///
/// Source: `entity.properties` of GET /v2/datasource_types.
struct DatasourceProperty: Hashable, Sendable {
  let name: String
  /// `string`, `boolean`, `integer` or `enum`.
  let type: String
  let isRequired: Bool
  let isMasked: Bool
  let isMultiline: Bool
  let standard: String?
  let values: [String]

  /// `port:integer=5432`, `password!*` (`!` required, `*` masked, `~` many lines), `mode:enum=a,b`.
  init(_ text: Substring) {
    var sides = text.split(separator: "=", maxSplits: 1).map { String($0) }
    let choices = sides.count > 1 ? sides[1].split(separator: ",").map(String.init) : []
    var head = sides.isEmpty ? "" : sides.removeFirst()
    var flags: Set<Character> = []
    while let last = head.last, "!*~".contains(last) {
      flags.insert(head.removeLast())
    }
    let parts = head.split(separator: ":").map(String.init)
    name = parts.first ?? ""
    type = parts.count > 1 ? parts[1] : "string"
    isRequired = flags.contains("!")
    isMasked = flags.contains("*")
    isMultiline = flags.contains("~")
    standard = choices.first
    values = type == "enum" ? choices : []
  }

  static func list(_ text: String) -> [DatasourceProperty] {
    text.split(whereSeparator: \.isWhitespace).map { DatasourceProperty($0) }
  }

  var document: JSONValue {
    var document: JSONValue = [
      "name": .string(name), "type": .string(type), "label": .string(label),
      "description": .string(description), "required": .bool(isRequired),
      "masked": .bool(isMasked), "hidden": false, "readonly": false,
      "multiline": .bool(isMultiline),
    ]
    if let standard { document["default_value"] = .string(standard) }
    if isMasked || name == "username" { document["group"] = "credentials" }
    if type == "enum" {
      document["values"] = .array(
        values.map { ["value": .string($0), "label": .string(Self.words($0))] })
    }
    return document
  }

  private var label: String {
    switch name {
    case "host": "Hostname or IP address"
    case "url": "URL"
    case "ssl": "Port is SSL-enabled"
    case "ssl_certificate": "SSL certificate"
    case "jar_uris": "JAR files"
    case "sid": "Service ID"
    default: Self.words(name)
    }
  }

  private var description: String {
    switch name {
    case "host": "The hostname or IP address of the data source."
    case "port": "The port of the data source."
    case "database": "The name of the database."
    case "username": "The username for accessing the data source."
    case "password": "The password associated with the username."
    case "ssl": "Whether the port accepts SSL connections only."
    default: "\(label) of the data source or of what is read from it."
    }
  }

  /// `write_mode` as `Write mode`.
  private static func words(_ name: String) -> String {
    let text = name.split(separator: "_").joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension DatasourceType {
  var connectionProperties: [DatasourceProperty] {
    let port = port.map { "port:integer!=\($0)" } ?? "port:integer"
    let secure = "ssl:boolean=false ssl_certificate~ ssl_certificate_validation:boolean=false"
    let user = "username! password!*"
    let text =
      switch family {
      case .relational: "host! \(port) database! \(user) \(secure)"
      case .server: "host! \(port) \(user) \(secure)"
      case .oracle:
        "host! \(port) service_name sid \(user) metadata_discovery:enum=no_remarks,remarks \(secure)"
      case .warehouse: "account_name! database! warehouse! role \(user) private_key*~"
      case .bigquery: "project_id credentials!*~ metadata_discovery:enum=no_remarks,remarks"
      case .mongo: "host! \(port) database! auth_database \(user) \(secure)"
      case .jdbc: "jdbc_url! jdbc_driver! jar_uris username password* fetch_size:integer=200"
      case .salesforce: "server_name=login.salesforce.com \(user)"
      case .sap: "sap_gateway_url! \(user) auth_type:enum=basic,api_key api_key*"
      case .objects: "url bucket region access_key!* secret_key!* ssl_certificate~"
      case .cos:
        "url! bucket auth_method:enum=credentials,accesskey_secretkey,instanceid_apikey "
          + "credentials*~ api_key* resource_instance_id access_key* secret_key* region "
          + "iam_url=https://iam.cloud.ibm.com/identity/token"
      case .container: "connection_string!* container auth_method:enum=connection_string,entra_id"
      case .gcs: "project_id bucket credentials!*~"
      case .drive: "access_token!* client_id client_secret* refresh_token*"
      case .ftp: "host! \(port) \(user) auth_method:enum=username_password,private_key"
      case .http: "url! username password* ssl_certificate~"
      case .topics: "server_name! schema_registry_url username password* \(secure)"
      }
    return DatasourceProperty.list(text)
  }

  /// Of reading.
  var sourceProperties: [DatasourceProperty] {
    let text =
      switch contents {
      case .tables:
        "schema_name table_name select_statement~ read_mode:enum=general,select row_limit:integer"
      case .buckets: "bucket file_name! \(Self.fileProperties)"
      case .folders: "file_name! \(Self.fileProperties)"
      case .topics: "topic_name! max_messages:integer=100 timeout:integer=30"
      }
    return DatasourceProperty.list(text)
  }

  /// Of writing.
  var targetProperties: [DatasourceProperty] {
    if !isTarget { return [] }
    let text =
      switch contents {
      case .tables:
        "schema_name table_name! write_mode:enum=insert,update,merge,update_statement "
          + "table_action:enum=append,replace,truncate update_statement~"
      case .buckets: "bucket file_name! write_mode:enum=write,write_raw \(Self.fileProperties)"
      case .folders: "file_name! write_mode:enum=write,write_raw \(Self.fileProperties)"
      case .topics: "topic_name! client_id"
      }
    return DatasourceProperty.list(text)
  }

  /// Of browsing.
  var filterProperties: [DatasourceProperty] {
    let tables = "include_table:boolean=true include_view:boolean=true include_system:boolean=false"
    return DatasourceProperty.list(contents == .tables ? "name_pattern \(tables)" : "name_pattern")
  }

  private static let fileProperties =
    "file_format:enum=csv,delimited,json,parquet,excel encoding=utf-8 "
    + "first_line_header:boolean=true row_limit:integer"
}
