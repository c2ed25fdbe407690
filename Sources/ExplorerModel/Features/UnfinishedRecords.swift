public import JSON
import PlatformModel

/// What is no draft yet, as records.
///
/// `{writtenAt, problem?, asset?: {container, id, base}, marked?: [{container, id}],
/// form?: {field: text}, text?, file?: true}`
public enum UnfinishedRecords {
  static func put(_ edit: UnfinishedEdit) -> RecordEdit {
    .put(self.id(of: edit.id), document(of: edit))
  }

  static func remove(_ id: String) -> RecordEdit { .remove(self.id(of: id)) }

  /// The record of an edit.
  static func id(of edit: String) -> RecordID { RecordID(.unfinished, edit) }

  /// An editor has the text: it stands in its file.
  public static func isInFile(_ document: JSONValue) -> Bool { document["file"]?.bool ?? false }

  /// What the file of an editor had, in the place of that it has it.
  public static func document(_ document: JSONValue, readingAs text: String) -> JSONValue {
    var document = document
    document["file"] = nil
    document["text"] = .string(text)
    document["problem"] = "The editor was open when limn ended"
    return document
  }

  private static func document(of edit: UnfinishedEdit) -> JSONValue {
    var document: JSONValue = ["writtenAt": JSONValue(edit.writtenAt.milliseconds)]
    document["problem"] = edit.problem.map { .string($0) }
    switch edit.subject {
    case .asset(let id, let base):
      var asset = self.document(of: id)
      asset["base"] = DraftCoding.json(base)
      document["asset"] = asset
    case .marked(let assets): document["marked"] = .array(assets.map(self.document))
    }
    switch edit.content {
    case .form(let texts):
      document["form"] = .object(
        JSONObject(
          texts.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) }))
    case .text(let text): document["text"] = .string(text)
    case .file: document["file"] = true
    }
    return document
  }

  private static func document(of asset: AssetID) -> JSONValue {
    ["container": DraftCoding.json(asset.container), "id": .string(asset.id)]
  }

  /// Nil if it cannot be read.
  static func edit(from record: Record) -> UnfinishedEdit? {
    let document = record.document
    guard let at = DraftCoding.timestamp(document["writtenAt"]), let subject = subject(document),
      let content = content(document)
    else { return nil }
    return UnfinishedEdit(
      id: record.id.key, subject: subject, content: content,
      problem: document["problem"]?.string, writtenAt: at)
  }

  private static func subject(_ document: JSONValue) -> UnfinishedEdit.Subject? {
    if let marked = document["marked"]?.array { return .marked(marked.compactMap(asset)) }
    guard let id = document["asset"].flatMap(asset),
      let base = DraftCoding.detail(document["asset"]?["base"])
    else { return nil }
    return .asset(id, base: base)
  }

  private static func content(_ document: JSONValue) -> UnfinishedEdit.Content? {
    if let text = document["text"]?.string { return .text(text) }
    if isInFile(document) { return .file }
    guard let form = document["form"]?.object else { return nil }
    return .form(
      Dictionary(form.compactMap { field in field.value.string.map { (field.key, $0) } }) {
        first, _ in first
      })
  }

  private static func asset(_ document: JSONValue) -> AssetID? {
    guard let container = DraftCoding.container(document["container"]),
      let id = document["id"]?.string
    else { return nil }
    return AssetID(id, in: container)
  }
}
