import JSON

/// What names, descriptions and tags of projects may be.
///
/// Source: PATCH /v2/projects/{project_id}; POST /v2/projects/{project_id}/tags. The text of 400 is
/// that of the samples.
enum ProjectRules {
  /// How many projects one user may have created. Source: the sample of 422.
  static let mostProjects = 100

  static let types = ["cpd", "wx", "wca", "dpx", "wxbi"]

  static let tools = [
    "jupyter_notebooks", "watson_visual_recognition", "dashboards", "streams_designer",
    "spss_modeler", "experiments", "data_refinery",
  ]

  /// 1 to 100 characters, none of `< > \ " %`. Throws 400.
  static func checkedName(_ name: String?) throws -> String {
    guard let name, !name.trimmingBlanks().isEmpty else {
      throw PlatformFault.invalid("Entity body.name must be a non-empty String.", .field("name"))
    }
    guard name.count <= 100 else {
      throw PlatformFault.invalid(
        "Entity body.name must have at most 100 characters.", .field("name"))
    }
    try check(name, "name", "<>\\\"%")
    return name
  }

  /// Up to 1000 characters, none of `< > \ "`. Throws 400.
  static func checkedDescription(_ text: String) throws -> String {
    guard text.count <= 1000 else {
      throw PlatformFault.invalid(
        "Entity body.description must have at most 1000 characters.", .field("description"))
    }
    try check(text, "description", "<>\\\"")
    return text
  }

  /// One of `allowed`. Throws 400.
  static func checked(_ text: String, _ field: String, of allowed: [String]) throws -> String {
    guard allowed.contains(text) else {
      throw PlatformFault.invalid(
        "Entity body.\(field) must be one of \(allowed.joined(separator: ", ")).", .field(field))
    }
    return text
  }

  /// 1 to 30 characters, no comma, and `< > ' " &` only as character entities. Throws 422.
  static func checkedTag(_ tag: String) throws -> String {
    guard !tag.trimmingBlanks().isEmpty, tag.count <= 30 else {
      throw PlatformFault.unprocessable("The tag '\(tag)' must have 1 to 30 characters.")
    }
    var plain = tag
    for entity in ["&lt;", "&gt;", "&apos;", "&#39;", "&quot;", "&amp;"] {
      plain = plain.split(separator: entity, omittingEmptySubsequences: false).joined()
    }
    guard !plain.contains(where: { ",<>'\"&".contains($0) }) else {
      throw PlatformFault.unprocessable("The tag '\(tag)' contains invalid characters.")
    }
    return tag
  }

  private static func check(_ text: String, _ field: String, _ forbidden: String) throws {
    guard !text.contains(where: { forbidden.contains($0) }) else {
      throw PlatformFault.invalid(
        "Entity body.\(field) contains invalid characters.", .field(field))
    }
  }
}
