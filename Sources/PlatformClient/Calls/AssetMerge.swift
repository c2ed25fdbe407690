import JSON
import PlatformModel

/// Three versions of an asset's editable fields, and what follows from them.
struct AssetMerge {
  typealias Change = (field: AssetField, mine: JSONValue)

  private let theirs: JSONValue
  /// The changes to be sent, in the order of the fields.
  private(set) var changes: [Change] = []
  private(set) var conflicts: [AssetField] = []
  /// Fields that somebody else changed and that stay as they are.
  private(set) var merged: [AssetField] = []

  init(base: JSONValue, theirs: JSONValue, edits: [AssetField: JSONValue]) {
    self.theirs = theirs
    for field in AssetField.allCases {
      let old = Self.value(of: field, in: base)
      let new = Self.value(of: field, in: theirs)
      let isChanged = !Self.isSame(field, old, new)
      guard let mine = edits[field], !Self.isSame(field, mine, old) else {
        if isChanged { merged.append(field) }
        continue
      }
      if Self.isSame(field, mine, new) { continue }
      guard isChanged else {
        changes.append((field, mine))
        continue
      }
      guard field.isSet, let both = SetEdit(from: old, to: mine)?.applied(to: new) else {
        conflicts.append(field)
        continue
      }
      merged.append(field)
      if !Self.isSame(field, both, new) { changes.append((field, both)) }
    }
  }

  /// True if `value` is what a change makes of its field. Of a set its own members count; others may
  /// have come or gone meanwhile.
  func isDone(_ change: Change, in value: JSONValue?) -> Bool {
    if Self.isSame(change.field, value, change.mine) { return true }
    guard change.field.isSet else { return false }
    return SetEdit(from: theirs(change.field), to: change.mine)?.isDone(in: value) ?? false
  }

  /// All changes have arrived in `document`.
  func isDone(in document: JSONValue) -> Bool {
    changes.allSatisfy { isDone($0, in: Self.value(of: $0.field, in: document)) }
  }

  /// As read just now; nil if absent.
  func theirs(_ field: AssetField) -> JSONValue? { Self.value(of: field, in: theirs) }

  func patch(testing: Bool) -> JSONPatch {
    let tests = changes.compactMap { change in
      theirs(change.field).map { JSONPatch.Operation.test(path: pointer(change.field), value: $0) }
    }
    let writes = changes.compactMap { write($0.field, from: theirs($0.field), to: $0.mine) }
    return JSONPatch((testing ? tests : []) + writes)
  }

  /// Undoes what `patch` writes.
  var reverse: JSONPatch {
    JSONPatch(
      changes.reversed().compactMap { write($0.field, from: $0.mine, to: theirs($0.field)) })
  }

  /// True if the fields to be written are in `document` as they were read.
  func isUntouched(in document: JSONValue) -> Bool {
    changes.allSatisfy {
      Self.isSame($0.field, Self.value(of: $0.field, in: document), theirs($0.field))
    }
  }

  static func value(of field: AssetField, in document: JSONValue) -> JSONValue? {
    document.at("metadata", field.rawValue)
  }

  /// Absent, null and empty are one; tags are a set.
  static func isSame(_ field: AssetField, _ a: JSONValue?, _ b: JSONValue?) -> Bool {
    if field == .tags, let a = tags(a), let b = tags(b) { return a == b }
    return meaning(a) == meaning(b)
  }

  private static func tags(_ value: JSONValue?) -> Set<String>? {
    guard let value = meaning(value) else { return [] }
    guard let array = value.array else { return nil }
    return Set(array.compactMap(\.text))
  }

  private static func meaning(_ value: JSONValue?) -> JSONValue? {
    switch value {
    case nil, .null, .string(""), .array([]): nil
    default: value
    }
  }

  /// `add` where there may be nothing yet; nil if there is nothing before and after.
  private func write(
    _ field: AssetField, from old: JSONValue?, to new: JSONValue?
  ) -> JSONPatch.Operation? {
    let hasOld = old.map { !$0.isNull } ?? false
    guard let new, !new.isNull else { return hasOld ? .remove(path: pointer(field)) : nil }
    return hasOld
      ? .replace(path: pointer(field), value: new) : .add(path: pointer(field), value: new)
  }

  private func pointer(_ field: AssetField) -> JSONPointer {
    JSONPointer(tokens: ["metadata", field.rawValue])
  }
}
