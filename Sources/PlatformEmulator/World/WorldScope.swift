/// Names one container of the world: the scope that nearly every asset call asks for.
///
/// Source: `catalog_id`, `project_id` or `space_id`, exactly one of the three, in the query.
struct WorldScope: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case catalog
    case project
    case space
  }

  var kind: Kind
  /// `metadata.guid` of a catalog or project, `metadata.id` of a space.
  var id: String

  init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }
}
