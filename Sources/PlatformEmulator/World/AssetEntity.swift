/// Writes the section of an entity that is named as the asset's type, and attachments.
///
/// Source: GET /v2/assets/{asset_id}, `entity` and `attachments`.
enum AssetEntity {
  /// Writes `"<type>":{…}` of any type but `data_asset`, `job` and those it does not know, which
  /// get an empty section.
  static func write(
    _ type: String, name: String, random: inout SplitMix64, into json: inout JSONBytes
  ) {
    json.raw("\"")
    json.plain(type)
    json.raw("\":{")
    switch type {
    case "connection": connection(name, &random, &json)
    case "notebook": notebook(&random, &json)
    case "wml_model": model(&random, &json)
    case "data_intg_flow", "orchestration_flow", "data_flow":
      json.raw("\"mime_type\":\"application/json\",\"dataset\":false,\"stages\":")
      json.number(Int64(random.among(3...19)))
    case "script": json.raw("\"language\":{\"name\":\"python3\"},\"entry_point\":\"main.py\"")
    case "dashboard", "report":
      json.raw("\"pages\":")
      json.number(Int64(random.among(1...9)))
      json.raw(",\"refresh\":\"daily\"")
    case "policy": policy(&random, &json)
    case "data_rule": rule(&random, &json)
    case "parameter_set": parameters(&random, &json)
    case "environment": environment(&random, &json)
    case "metadata_import":
      json.raw("\"import_type\":\"metadata\",\"scope\":{\"paths\":[\"/SALES\",\"/CRM\"]}")
    default: break
    }
    json.raw("}")
  }

  /// A connection of its own. Secrets are unreadable, as the platform stores them.
  private static func connection(
    _ name: String, _ random: inout SplitMix64, _ json: inout JSONBytes
  ) {
    // The name tells the kind; the draw keeps what is drawn later as it was.
    _ = random.below(WorldConnections.kinds.count)
    let index = WorldConnections.kind(of: name)
    let kind = WorldConnections.kinds[index]
    json.raw("\"datasource_type\":\"")
    json.raw(kind.type)
    json.raw("\",\"properties\":{\"")
    json.raw(index < 2 ? "host" : index == 2 ? "server_name" : "url")
    json.raw("\":\"")
    json.raw(kind.host.0)
    json.number(Int64(random.among(1...9)))
    json.raw(kind.host.1)
    switch index {
    case 0, 1:
      json.raw("\",\"port\":\"")
      json.number(kind.port)
      json.raw("\",\"database\":\"DW\",\"username\":\"svc_etl\",")
      json.raw("\"password\":\"{dbaes}c2VjcmV0\"")
    case 2: json.raw("\",\"username\":\"svc_etl\",\"password\":\"{dbaes}c2VjcmV0\"")
    default:
      json.raw("\",\"region\":\"eu-central-1\",\"access_key\":\"{dbaes}QUtJQUVYQU1QTEU\",")
      json.raw("\"secret_key\":\"{dbaes}c2VjcmV0\"")
    }
    json.raw("},\"flags\":[]")
  }

  /// A connection that takes its properties from the platform's one of the same name.
  static func writeReference(_ name: String, into json: inout JSONBytes) {
    json.raw("\"connection\":{\"datasource_type\":\"")
    json.raw(WorldConnections.kinds[WorldConnections.kind(of: name)].type)
    json.raw("\",\"flags\":[],\"ref_catalog_id\":\"")
    json.plain(WorldContainers.platform.scope.id)
    json.raw("\",\"ref_asset_id\":\"")
    json.plain(StoryAsset.id(name, in: WorldContainers.platform))
    json.raw("\"}")
  }

  private static func notebook(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    json.raw("\"kernel\":{\"display_name\":\"Python 3.11\",\"name\":\"python311\",")
    json.raw("\"language\":\"python3\"},\"originates_from\":{\"type\":\"blank\"},\"cells\":")
    json.number(Int64(random.among(4...60)))
  }

  private static func model(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    json.raw("\"type\":\"scikit-learn_1.3\",\"label_column\":\"churned\",\"software_spec\":")
    json.raw("{\"name\":\"runtime-24.1-py3.11\"},\"metrics\":{\"auc\":0.")
    json.number(Int64(random.among(71...96)))
    json.raw(",\"f1\":0.")
    json.number(Int64(random.among(55...89)))
    json.raw("}")
  }

  private static func policy(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    json.raw("\"state\":\"PUBLISHED\",\"effect\":\"mask\",\"applies_to_tags\":[\"pii\"],")
    json.raw("\"review_months\":")
    json.number(Int64(random.among(3...24)))
  }

  private static func rule(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    json.raw("\"expression\":\"email matches_regex '^[^@]+@[^@]+$'\",\"threshold\":0.")
    json.number(Int64(random.among(90...99)))
    json.raw(",\"last_result\":{\"passed\":")
    json.number(Int64(random.among(90_000...99_000)))
    json.raw(",\"failed\":")
    json.number(Int64(random.below(1_000)))
    json.raw("}")
  }

  private static func parameters(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    json.raw("\"parameters\":[{\"name\":\"load_date\",\"type\":\"date\",\"value\":\"\"},")
    json.raw("{\"name\":\"batch_size\",\"type\":\"int64\",\"value\":")
    json.number(Int64(random.among(1...50) * 1000))
    json.raw("}]")
  }

  private static func environment(_ random: inout SplitMix64, _ json: inout JSONBytes) {
    let sizes = BuiltInSpecifications.sizes
    let size = sizes[random.among(1...8) % sizes.count].name
    json.raw("\"sub_type\":\"notebook\",\"display_name\":\"Runtime 24.1 on Python 3.11\",")
    json.raw("\"hardware_specification\":{\"guid\":\"")
    json.plain(BuiltInSpecifications.id(.hardwareSpecification, size))
    json.raw("\"},\"software_specification\":{\"guid\":\"")
    json.plain(BuiltInSpecifications.id(.softwareSpecification, "runtime-24.1-py3.11"))
    json.raw("\"},\"tools_specification\":{\"supported_kernels\":[{\"name\":\"python3\",")
    json.raw("\"language\":\"python3\",\"version\":3.11,\"display_name\":\"Python 3.11\"}]}")
  }
}
