public import JSON

/// The changes an edit makes to the members of a set, whatever else the set holds.
public struct SetEdit: Hashable, Sendable {
  /// In the order they were written.
  public var added: [String]
  public var removed: Set<String>

  /// Nil if one of the values is no set of texts; absent and null are the empty one.
  public init?(from old: JSONValue?, to new: JSONValue?) {
    guard let old = Self.members(old), let new = Self.members(new) else { return nil }
    added = new.filter { !old.contains($0) }
    removed = Set(old).subtracting(new)
  }

  /// The set `value` with this edit: members keep their order, new ones stand last. Nil if `value` is
  /// no set of texts.
  public func applied(to value: JSONValue?) -> JSONValue? {
    guard let members = Self.members(value) else { return nil }
    let kept = members.filter { !removed.contains($0) }
    return .array((kept + added.filter { !kept.contains($0) }).map { .string($0) })
  }

  /// All that was to come is in `value`, and nothing that was to go.
  public func isDone(in value: JSONValue?) -> Bool {
    guard let members = Self.members(value).map(Set.init) else { return false }
    return members.isSuperset(of: added) && members.isDisjoint(with: removed)
  }

  private static func members(_ value: JSONValue?) -> [String]? {
    guard let value, !value.isNull else { return [] }
    guard let array = value.array else { return value.string == "" ? [] : nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }
}
