public import JSON
public import PlatformModel

/// What a draft does to one field.
public struct DraftChange: Hashable, Sendable {
  public var field: AssetField
  /// A string, or an array of strings for tags.
  public var before: JSONValue
  public var after: JSONValue

  public init(field: AssetField, before: JSONValue, after: JSONValue) {
    self.field = field
    self.before = before
    self.after = after
  }
}

extension Draft {
  /// What it changes, in the order forms have.
  public var changes: [DraftChange] {
    AssetField.allCases.compactMap { field in
      edits[field].map {
        DraftChange(field: field, before: field.value(in: base.asset), after: $0)
      }
    }
  }

  /// The fields it changes, in the order forms have.
  public var fields: [AssetField] { AssetField.allCases.filter { edits[$0] != nil } }

  /// The value a field will have.
  public func value(of field: AssetField) -> JSONValue {
    edits[field] ?? field.value(in: base.asset)
  }

  /// As it is on disk: how applying went is not kept, but that it was sent.
  var kept: Draft {
    var draft = self
    draft.status = .staged
    return draft
  }

  /// The same edits with nothing said about how applying them went.
  var restaged: Draft {
    var draft = self
    draft.status = .staged
    draft.isSent = false
    return draft
  }
}

extension AssetDetail {
  /// Only the values that differ from what the asset has.
  func edits(to values: [AssetField: JSONValue]) -> [AssetField: JSONValue] {
    values.filter { field, value in value != field.value(in: asset) }
  }
}
