import GRDB
import JSON

/// What the platform demands of a job before it stores it.
///
/// Source: POST and PATCH /v2/jobs.
struct JobRules {
  let call: Call
  let container: Container
  /// Id of the job; another one may not have its serving name.
  let id: String

  /// Throws 400 naming the field.
  ///
  /// - Parameter job: `job` of the request, or `entity.job`.
  func check(_ job: BodyFields) throws {
    try checkConfiguration(job)
    try checkSchedule(job)
    try checkServingName(job)
    if let policy = try job.object("retention_policy") {
      _ = try policy.int("days")
      _ = try policy.int("amount")
    }
    _ = try job.bool("enable_notifications")
    _ = try job.object("notification_types")
    try Self.checkParameters(job)
    _ = try resolved(job)
  }

  func checkConfiguration(_ job: BodyFields) throws {
    guard let configuration = try job.object("configuration") else { return }
    for variable in try configuration.strings("env_variables") ?? [] where !variable.contains("=") {
      throw PlatformFault.invalid(
        "The environment variable '\(variable)' has no '='.",
        .field(configuration.name("env_variables")))
    }
  }

  /// Throws 400 unless each parameter has a name.
  static func checkParameters(_ job: BodyFields) throws {
    guard job["job_parameters"] != nil else { return }
    for parameter in try job.objects("job_parameters") {
      _ = try parameter.requiredString("name")
    }
  }

  /// The parameter sets that are referred to, each with the `values` it has now.
  ///
  /// Throws 400 if there is no such parameter set in the container, or it has no such value set.
  func resolved(_ job: BodyFields) throws -> JSONValue? {
    guard job["parameter_sets"] != nil else { return nil }
    return .array(
      try job.objects("parameter_sets").map { reference in
        let id = try reference.requiredString("ref")
        guard let asset = try AssetRecord.find(id, in: call.database),
          asset.type == "parameter_set",
          asset.container == container.row
        else {
          throw PlatformFault.invalid(
            "There is no parameter set '\(id)'.", .field(reference.name("ref")))
        }
        var result = reference.value
        if reference["name"] == nil { result["name"] = .string(asset.name) }
        result["values"] = try Self.values(of: asset, reference)
        return result
      })
  }

  private static func values(of set: AssetRecord, _ reference: BodyFields) throws -> JSONValue {
    let entity = try set.entity.map { try JSONValue.parse($0) }?["parameter_set"]
    var values: [JSONValue] = (entity?["parameters"]?.array ?? []).map {
      ["name": $0["name"] ?? "", "value": $0["value"] ?? ""]
    }
    guard let wanted = try reference.string("value_set"), !wanted.isEmpty else {
      return .array(values)
    }
    let valueSet = entity?["value_sets"]?.array?.first { $0["name"]?.string == wanted }
    guard let valueSet else {
      throw PlatformFault.invalid(
        "The parameter set '\(set.name)' has no value set '\(wanted)'.",
        .field(reference.name("value_set")))
    }
    for value in valueSet["values"]?.array ?? [] {
      values.removeAll { $0["name"] == value["name"] }
      values.append(["name": value["name"] ?? "", "value": value["value"] ?? ""])
    }
    return .array(values)
  }

  private func checkSchedule(_ job: BodyFields) throws {
    if let text = try job.string("schedule"), !text.isEmpty, CronSchedule(text) == nil {
      throw PlatformFault.invalid(
        "The schedule '\(text)' is not a cron expression of five fields.",
        .field(job.name("schedule")))
    }
    guard let info = try job.object("schedule_info") else { return }
    _ = try info.bool("repeat")
    if let start = try info.int("startOn"), let end = try info.int("endOn"), end <= start {
      throw PlatformFault.invalid("The schedule ends before it starts.", .field(info.name("endOn")))
    }
  }

  private func checkServingName(_ job: BodyFields) throws {
    guard let name = try job.string("serving_name"), !name.isEmpty else { return }
    try Self.checkServingName(name, .field(job.name("serving_name")))
    if let owner = try Self.job(serving: name, in: call.database), owner != id {
      throw PlatformFault.invalid(
        "The serving name '\(name)' is taken.", .field(job.name("serving_name")))
    }
  }

  /// Lower case letters, digits and underscores, 1 to 36 of them.
  static func checkServingName(_ name: String, _ target: PlatformFault.Target) throws {
    let isFit = name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard isFit, (1...36).contains(name.utf8.count) else {
      throw PlatformFault.invalid(
        "The serving name '\(name)' must be 1 to 36 lower case letters, digits and underscores.",
        target)
    }
  }

  /// Id of the job of that serving name, wherever it is.
  static func job(serving name: String, in database: Database) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT id FROM job WHERE serving_name = ?", arguments: [name])
  }
}
