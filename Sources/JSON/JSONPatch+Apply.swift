extension JSONPatch {
  /// The document after all operations. The first that fails throws, and says which it was; the
  /// document given stays as it is either way.
  ///
  /// Adding to an existing member replaces it; the order of the other members stays. Removing the
  /// whole document is an error. Values are tested as `JSONValue.==` compares them: `1` is `1.0`.
  public func applied(to document: JSONValue) throws(JSONPatchError) -> JSONValue {
    var document = document
    try run(on: &document) { _ in }
    return document
  }

  /// The patch that turns `applied(to: document)` back into `document`, up to the order of members.
  ///
  /// Throws what `applied(to:)` would. Tests have no reverse and are left out.
  public func reversed(on document: JSONValue) throws(JSONPatchError) -> JSONPatch {
    var document = document
    var steps: [[Operation]] = []
    try run(on: &document) { steps.append($0) }
    return JSONPatch(steps.reversed().flatMap { $0 })
  }

  /// Applies one operation after the other and hands out, for each, what would undo it.
  private func run(
    on document: inout JSONValue, undo: ([Operation]) -> Void
  ) throws(JSONPatchError) {
    for (index, operation) in operations.enumerated() {
      var place = operation.path
      do throws(JSONPatchError.Reason) {
        undo(try operation.run(on: &document, place: &place))
      } catch {
        throw JSONPatchError(index: index, operation: operation.name, path: place, reason: error)
      }
    }
  }
}

extension JSONPatch.Operation {
  /// The most values a copy or move may have in it: a few copies of a document into itself would
  /// otherwise make one that no memory can hold once it is written out.
  private static let largestCopy = 1_000_000

  /// Applies the operation and gives what undoes it. `place` is set to what it is about to touch.
  fileprivate func run(
    on document: inout JSONValue, place: inout JSONPointer
  ) throws(JSONPatchError.Reason) -> [JSONPatch.Operation] {
    switch self {
    case .add(let path, let value):
      return [Self.undo(try document.add(value, at: path), at: path)]
    case .remove(let path):
      return [.add(path: path, value: try document.remove(at: path))]
    case .replace(let path, let value):
      return [.replace(path: path, value: try document.replace(at: path, with: value))]
    case .move(let from, let path):
      return try Self.move(from, path, on: &document, place: &place)
    case .copy(let from, let path):
      place = from
      let value = try document.find(from)
      place = path
      try Self.check(value, fits: path)
      return [Self.undo(try document.add(value, at: path), at: path)]
    case .test(let path, let value):
      let found = try document.find(path)
      guard found == value else { throw .testFailed(found: found) }
      return []
    }
  }

  private static func move(
    _ from: JSONPointer, _ path: JSONPointer, on document: inout JSONValue,
    place: inout JSONPointer
  ) throws(JSONPatchError.Reason) -> [JSONPatch.Operation] {
    place = from
    let value = try document.find(from)
    if from == path { return [] }
    place = path
    guard !from.contains(path) else { throw .intoItself }
    try check(value, fits: path)
    place = from
    _ = try document.remove(at: from)
    place = path
    let addition = try document.add(value, at: path)
    let undone = undo(addition, at: path)
    guard case .remove(let source) = undone, !source.contains(from) else {
      return [undone, .add(path: from, value: value)]
    }
    return [.move(from: source, path: from)]
  }

  /// The operation that undoes an addition: the former value again, or removal from where it went.
  private static func undo(
    _ addition: JSONAddition, at path: JSONPointer
  ) -> JSONPatch.Operation {
    switch addition {
    case .replaced(let old): .replace(path: path, value: old)
    case .appended: .remove(path: path)
    case .inserted(let index): .remove(path: (path.parent ?? .root).appending(index))
    }
  }

  private static func check(
    _ value: JSONValue, fits path: JSONPointer
  ) throws(JSONPatchError.Reason) {
    var budget = largestCopy
    guard value.fits(depth: JSONLimits.deepest - path.tokens.count, budget: &budget) else {
      throw .tooLarge
    }
  }
}

extension JSONValue {
  /// True if no more than `depth` containers are inside each other and no more than `budget` values
  /// are in it.
  fileprivate func fits(depth: Int, budget: inout Int) -> Bool {
    budget -= 1
    guard budget >= 0 else { return false }
    switch self {
    case .array(let elements):
      guard depth > 0 else { return false }
      for element in elements where !element.fits(depth: depth - 1, budget: &budget) {
        return false
      }
    case .object(let object):
      guard depth > 0 else { return false }
      for member in object.members where !member.value.fits(depth: depth - 1, budget: &budget) {
        return false
      }
    default: break
    }
    return true
  }
}
