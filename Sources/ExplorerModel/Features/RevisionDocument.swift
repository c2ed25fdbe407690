public import JSON
import PlatformModel

/// What revisions of an asset say, ready to be compared.
public enum RevisionDocument {
  /// Without what each revision says of itself.
  public static func stripped(_ document: JSONValue) -> JSONValue {
    var document = document
    document["href"] = nil
    for name in ["revision_id", "commit_info", "usage"] { document["metadata"]?[name] = nil }
    return document
  }

  /// Revisions do not keep everything an asset has now (who used it, its ratings): what is only
  /// there now is no change, unless people edit it.
  public static func comparable(_ now: JSONValue, with revision: JSONValue) -> JSONValue {
    var now = now
    let edited = Set(AssetField.allCases.map(\.rawValue))
    for name in now["metadata"]?.object?.keys ?? []
    where revision["metadata"]?[name] == nil && !edited.contains(name) {
      now["metadata"]?[name] = nil
    }
    if revision["entity"] == nil { now["entity"] = nil }
    if revision["attachments"] == nil { now["attachments"] = nil }
    return now
  }
}
