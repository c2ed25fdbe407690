import JSON

/// What a run is given: its configuration, parameters and parameter sets.
///
/// Source: POST /v2/jobs/{job_id}/runs, `job_run`.
struct RunInputs: Hashable, Sendable {
  var configuration: JSONValue
  /// `[{name, value}]`; nil: neither the job nor who started it gave any.
  var parameters: JSONValue?
  /// `[{name, ref, value_set?, values}]`, the values being those of the start.
  var parameterSets: JSONValue?

  /// As the log of the run tells them. Not in the reference.
  var lines: [String] {
    let variables = (configuration["env_variables"]?.array ?? []).compactMap(\.string)
    return variables.map { "Environment variable \($0)" }
      + (parameters?.array ?? []).map { "Parameter \(Self.assignment($0))" }
      + (parameterSets?.array ?? []).flatMap(Self.lines)
  }

  private static func lines(of set: JSONValue) -> [String] {
    let name = set["name"]?.string ?? set["ref"]?.string ?? ""
    let valueSet = set["value_set"]?.string.map { ", value set \($0)" } ?? ""
    return ["Parameter set \(name)\(valueSet)"]
      + (set["values"]?.array ?? []).map { "Parameter \(name).\(assignment($0))" }
  }

  private static func assignment(_ parameter: JSONValue) -> String {
    let value = parameter["value"] ?? .null
    return "\(parameter["name"]?.string ?? "") = \(value.string ?? value.serialized())"
  }
}
