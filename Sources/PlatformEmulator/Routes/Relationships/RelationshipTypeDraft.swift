import JSON

/// A relationship type that somebody sent, checked and completed.
///
/// Source: POST /v2/asset_relationship_types.
struct RelationshipTypeDraft {
  /// `end1`, `end2`, `flags` and `description`, with what is there by default.
  let entity: JSONObject

  init(_ fields: BodyFields) throws {
    let ends = [try fields.requiredObject("end1"), try fields.requiredObject("end2")]
    let types = try ends.map { RelationshipTypeEnd(document: try Self.end($0)) }
    guard types[0].artifactTypes.isEmpty || types[1].artifactTypes.isEmpty else {
      throw PlatformFault.invalid(
        "Artifact types cannot be specified in both ends.", .field("end2.containing_artifact_type"))
    }
    try Self.checkDeletion(types)
    var entity = JSONObject()
    entity["end1"] = types[0].document
    entity["end2"] = types[1].document
    entity["flags"] = try fields.object("flags")?.value ?? [:]
    if let description = try fields.string("description") {
      entity["description"] = .string(description)
    }
    self.entity = entity
  }

  var end1: RelationshipTypeEnd { RelationshipTypeEnd(document: entity["end1"] ?? [:]) }
  var end2: RelationshipTypeEnd { RelationshipTypeEnd(document: entity["end2"] ?? [:]) }

  /// What happens to the other end along with the thing at this one.
  static let actions = ["on_delete", "on_clone", "on_publish", "on_promote"]

  /// Throws 400 if what is deleted takes columns or artifacts with it, or goes with them: "The
  /// on_delete field can only be set to IGNORE on both ends".
  static func checkDeletion(_ ends: [RelationshipTypeEnd]) throws {
    let isBound = ends.contains { end in
      !end.artifactTypes.isEmpty || end.assetTypes.contains { $0.hasSuffix("#_column") }
    }
    guard isBound else { return }
    for (index, end) in ends.enumerated() where end.document["on_delete"]?.string == "CASCADE" {
      throw PlatformFault.invalid(
        "The field 'on_delete' can only be IGNORE if an end is a column or an artifact.",
        .field("end\(index + 1).on_delete"))
    }
  }

  private static func end(_ fields: BodyFields) throws -> JSONValue {
    let name = try fields.requiredString("relationship_name")
    guard !name.contains(where: { $0.isWhitespace || "/?#,".contains($0) }) else {
      throw PlatformFault.invalid(
        "The relationship name '\(name)' becomes part of paths: it has neither blanks nor / ? # ,",
        .field(fields.name("relationship_name")))
    }
    var end: JSONValue = [
      "default_display_name": .string(try fields.requiredString("default_display_name")),
      "relationship_name": .string(name),
      "multiplicity": .string(try choice("multiplicity", ["ONE", "MANY"], fields) ?? "MANY"),
    ]
    end["localized_display_name"] = try fields.object("localized_display_name")?.value
    for key in ["containing_asset_type", "containing_artifact_type"] {
      end[key] = try fields.string(key).map(JSONValue.string)
      end["\(key)s"] = try fields.strings("\(key)s").map { .array($0.map(JSONValue.string)) }
    }
    try addContainer(fields, to: &end)
    for action in actions {
      end[action] = .string(try choice(action, ["CASCADE", "IGNORE"], fields) ?? "IGNORE")
    }
    end["option_overrides"] = .array(distinct(try fields.array("option_overrides") ?? []))
    try checkColumns(RelationshipTypeEnd(document: end), fields)
    return end
  }

  /// Source: "All duplicate elements will be ignored by the option_overrides Set".
  static func distinct(_ values: [JSONValue]) -> [JSONValue] {
    var seen: Set<JSONValue> = []
    return values.filter { seen.insert($0).inserted }
  }

  private static func addContainer(_ fields: BodyFields, to end: inout JSONValue) throws {
    guard let id = try fields.string("container_id") else { return }
    guard let type = try choice("container_type", ["CATALOG", "PROJECT", "SPACE"], fields) else {
      throw PlatformFault.invalid(
        "The field '\(fields.name("container_type"))' is required with a container_id.",
        .field(fields.name("container_type")))
    }
    let own = RelationshipTypeEnd(document: end)
    guard !own.assetTypes.isEmpty, own.artifactTypes.isEmpty else {
      throw PlatformFault.invalid(
        "A container_id goes with asset types, and with nothing else.",
        .field(fields.name("container_id")))
    }
    end["container_type"] = .string(type)
    end["container_id"] = .string(id)
  }

  /// Source: "Currently, only data_asset columns are supported."
  private static func checkColumns(_ end: RelationshipTypeEnd, _ fields: BodyFields) throws {
    let supported = ["data_asset#_column", RelationshipTypeEnd.anyColumn]
    for type in end.assetTypes where type.contains("#") && !supported.contains(type) {
      throw PlatformFault.invalid(
        "There are no columns of the type '\(type)'.",
        .field(fields.name("containing_asset_type")))
    }
  }

  private static func choice(
    _ key: String, _ values: [String], _ fields: BodyFields
  ) throws -> String? {
    guard let text = try fields.string(key)?.uppercased() else { return nil }
    guard values.contains(text) else {
      throw PlatformFault.invalid(
        "The field '\(fields.name(key))' is none of \(values.joined(separator: ", ")).",
        .field(fields.name(key)))
    }
    return text
  }
}
