import JSON

/// A relationship type of the world: what binds two assets, named from both ends.
///
/// Source: GET /v2/asset_relationship_types.
struct RelationshipKind: Hashable, Sendable {
  let typeID: String
  /// As seen from the source (`end1`), such as `derived_from`.
  let name: String
  let display: String
  let displayCzech: String
  /// As seen from the target (`end2`), such as `source_of`.
  let reverseName: String
  let reverseDisplay: String
  let isLineage: Bool
  /// The end that goes along when the other is copied, if one does.
  let companion: End?

  enum End: Hashable {
    case source
    case target
  }

  static let derivedFrom = RelationshipKind(
    "derived_from", "is derived from", "je odvozeno z", "source_of", "is source of", lineage: true)
  static let readsFrom = RelationshipKind(
    "reads_from", "reads from", "čte z", "read_by", "is read by", lineage: true)
  static let writesTo = RelationshipKind(
    "writes_to", "writes to", "zapisuje do", "written_by", "is written by", lineage: true)
  static let trainedOn = RelationshipKind(
    "trained_on", "is trained on", "je trénováno na", "trains", "trains", lineage: true)
  static let visualizes = RelationshipKind(
    "visualizes", "visualizes", "zobrazuje", "visualized_in", "is visualized in", lineage: true)
  static let runs = RelationshipKind("runs", "runs", "spouští", "run_by", "is run by")
  static let checks = RelationshipKind(
    "checks", "checks", "kontroluje", "checked_by", "is checked by")
  static let governs = RelationshipKind(
    "governs", "governs", "řídí", "governed_by", "is governed by")
  static let connectsThrough = RelationshipKind(
    "connects_through", "connects through", "připojuje se přes", "provides", "provides",
    taking: .target)
  static let uses = RelationshipKind(
    "uses", "uses", "používá", "used_by", "is used by", taking: .target)
  static let partOf = RelationshipKind(
    "part_of", "is part of", "je součástí", "contains", "contains", taking: .source)
  static let similarTo = RelationshipKind(
    "similar_to", "is similar to", "je podobné", "similar_to", "is similar to")

  static let all = [
    derivedFrom, readsFrom, writesTo, trainedOn, visualizes, runs, checks, governs,
    connectsThrough, uses, partOf, similarTo,
  ]

  private init(
    _ name: String, _ display: String, _ displayCzech: String, _ reverseName: String,
    _ reverseDisplay: String, lineage: Bool = false, taking companion: End? = nil
  ) {
    typeID = WorldID.named("relationship type/\(name)")
    self.name = name
    self.display = display
    self.displayCzech = displayCzech
    self.reverseName = reverseName
    self.reverseDisplay = reverseDisplay
    isLineage = lineage
    self.companion = companion
  }

  func document(now: Int64) -> JSONValue {
    let created = now - 1000 * CalendarDate.millisecondsPerDay
    let metadata: JSONValue = [
      "id": .string(typeID), "creator_id": .string(WorldPeople.admin.id),
      "created": JSONValue(created), "created_at": .string(CalendarDate.milliseconds(created)),
      "updated": JSONValue(created), "updated_at": .string(CalendarDate.milliseconds(created)),
      "updater_id": .string(WorldPeople.admin.id), "tenancy": "GLOBAL",
    ]
    return [
      "metadata": metadata,
      "end1": end(name, display, czech: displayCzech, takes: companion == .target),
      "end2": end(reverseName, reverseDisplay, czech: nil, takes: companion == .source),
      "flags": ["use_for_lineage_traversal": .bool(isLineage)],
    ]
  }

  /// - Parameter takes: what lies at the other end is copied with this one.
  private func end(
    _ name: String, _ display: String, czech: String?, takes: Bool
  ) -> JSONValue {
    let copies: JSONValue = takes ? "CASCADE" : "IGNORE"
    var localized: JSONValue = ["en": .string(display)]
    if let czech { localized["cs"] = .string(czech) }
    return [
      "default_display_name": .string(display), "relationship_name": .string(name),
      "multiplicity": "MANY", "localized_display_name": localized, "on_delete": "IGNORE",
      "on_clone": copies, "on_publish": copies, "on_promote": copies,
      "option_overrides": [],
    ]
  }

  func relationship(
    _ source: WorldRelationship.End, _ target: WorldRelationship.End, creatorID: String,
    created: Int64
  ) -> WorldRelationship {
    WorldRelationship(
      typeID: typeID, name: name, reverseName: reverseName, source: source, target: target,
      creatorID: creatorID, created: created, updated: created)
  }
}

extension WorldAsset {
  /// This asset as an end of a relationship.
  func end(column: String? = nil) -> WorldRelationship.End {
    WorldRelationship.End(
      scope: scope, assetID: id, assetName: name, assetType: type, columnName: column)
  }
}
