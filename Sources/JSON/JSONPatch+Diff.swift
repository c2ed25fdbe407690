extension JSONPatch {
  /// The operations that turn one document into the other: `diff(from: a, to: b).applied(to: a)`
  /// equals `b`.
  ///
  /// For objects one operation per member removed, changed or added, looking into members that are
  /// objects or arrays on both sides. For arrays what is the same is kept (a longest common
  /// subsequence; between very different large arrays, an approximation), an element that changed in its place is looked
  /// into, and the rest is removed and inserted. Where nothing of an array is kept, it is replaced
  /// as a whole. Uses `add`, `remove` and `replace` only.
  public static func diff(from: JSONValue, to: JSONValue) -> JSONPatch {
    var differ = JSONDiffer()
    differ.compare(from, to)
    return JSONPatch(differ.operations)
  }
}
