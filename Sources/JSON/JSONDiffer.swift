/// Collects the operations between two documents, walking both at once.
struct JSONDiffer {
  private(set) var operations: [JSONPatch.Operation] = []
  private var path: [String] = []

  /// True if anything of the old value is kept.
  @discardableResult
  mutating func compare(_ old: JSONValue, _ new: JSONValue) -> Bool {
    switch (old, new) {
    case (.object(let old), .object(let new)): return compare(old, new)
    case (.array(let old), .array(let new)): return compare(old, new)
    default:
      if old == new { return true }
      operations.append(.replace(path: here, value: new))
      return false
    }
  }

  private var here: JSONPointer { JSONPointer(tokens: path) }

  private mutating func compare(_ old: JSONObject, _ new: JSONObject) -> Bool {
    var keepsAny = old.isEmpty && new.isEmpty
    for (key, value) in old {
      path.append(key)
      if let changed = new[key] {
        if compare(value, changed) { keepsAny = true }
      } else {
        operations.append(.remove(path: here))
      }
      path.removeLast()
    }
    for (key, value) in new where old.place(of: key) == nil {
      operations.append(.add(path: here.appending(key), value: value))
    }
    return keepsAny
  }

  private mutating func compare(_ old: [JSONValue], _ new: [JSONValue]) -> Bool {
    let start = operations.count
    let steps = ArrayAlignment(old, new).steps
    var keepsAny = old.isEmpty && new.isEmpty
    var index = 0
    for step in steps {
      path.append(String(index))
      switch step {
      case .keep(let count):
        index += count
        keepsAny = true
      case .change(let left, let right):
        if compareElement(old[left], new[right]) { keepsAny = true }
        index += 1
      case .remove:
        operations.append(.remove(path: here))
      case .insert(let right):
        operations.append(.add(path: here, value: new[right]))
        index += 1
      }
      path.removeLast()
    }
    if !keepsAny, operations.count > start + 1 {
      operations.removeSubrange(start...)
      operations.append(.replace(path: here, value: .array(new)))
    }
    return keepsAny
  }

  /// An element that has nothing left of the old one in its place is one change, not many.
  private mutating func compareElement(_ old: JSONValue, _ new: JSONValue) -> Bool {
    let start = operations.count
    let keepsAny = compare(old, new)
    if !keepsAny, operations.count > start + 1 {
      operations.removeSubrange(start...)
      operations.append(.replace(path: here, value: new))
    }
    return keepsAny
  }
}
