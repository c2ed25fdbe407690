extension Noun {
  /// Every list that is described as a value, in the order they are offered.
  public static let all: [Noun] = [
    .types, .members, .trash, .environments, .hardware, .software, .packages, .files, .notes,
    .ratings, .assetLists, .relationshipTypes, .tables, .services,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Nil if there is none of this name.
  public static func named(_ name: String) -> Noun? { byName[name] }
}

extension NounQuery {
  /// The noun it is of.
  public var described: Noun? { Noun.named(noun) }
}
