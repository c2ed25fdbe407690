public import JSON
import PlatformModel

/// Drafts as a text for the disk: JSON, with a version.
///
/// `{"version": 1, "drafts": [{container: {kind, id}, asset, base, edits, stagedAt}]}`. How applying
/// went is not kept: after a restart a draft is staged, and applying compares anew.
public enum DraftCoding {
  private static let version = 1

  /// What a text held.
  public struct Decoded: Equatable, Sendable {
    public var drafts: [Draft] = []
    /// What could not be read, to be kept beside the drafts when they are written again.
    public var unreadable: [JSONValue] = []
    /// In words for people; empty if everything was read.
    public var problems: [String] = []
    /// Nothing of the text could be read: it must not be written over.
    public var isDamaged = false
  }

  /// `unreadable`: what an earlier reading did not understand; nothing is ever lost.
  public static func text(of drafts: [Draft], unreadable: [JSONValue] = []) -> String {
    let all = drafts.map(json) + unreadable
    let document: JSONValue = ["version": JSONValue(version), "drafts": .array(all)]
    return document.serialized(.pretty) + "\n"
  }

  public static func decode(_ text: String) -> Decoded {
    guard let document = try? JSONValue.parse(text), let rows = document["drafts"]?.array else {
      return damaged("The file of drafts cannot be read; it is left as it is")
    }
    guard document["version"]?.int == version else {
      return damaged("The file of drafts was written by another version; it is left as it is")
    }
    var decoded = Decoded()
    for row in rows {
      if let draft = draft(row), !decoded.drafts.contains(where: { $0.asset == draft.asset }) {
        decoded.drafts.append(draft)
      } else {
        decoded.unreadable.append(row)
        let name = row["base"]?["asset"]?["name"]?.string.map { " of \($0)" } ?? ""
        decoded.problems.append("A draft\(name) cannot be read; it is kept in the file")
      }
    }
    return decoded
  }

  private static func damaged(_ problem: String) -> Decoded {
    var decoded = Decoded()
    decoded.problems = [problem]
    decoded.isDamaged = true
    return decoded
  }

  /// One draft as a record.
  public static func document(of draft: Draft) -> JSONValue { json(draft) }

  /// Nil if it cannot be read.
  public static func draft(from document: JSONValue) -> Draft? { draft(document) }

  /// That a draft cannot be read, in words for people.
  static func unreadable(_ document: JSONValue) -> String {
    let name = document["base"]?["asset"]?["name"]?.string.map { " of \($0)" } ?? ""
    return "A draft\(name) cannot be read; it is kept as it is"
  }

  // MARK: Writing

  private static func json(_ draft: Draft) -> JSONValue {
    var document: JSONValue = [
      "container": json(draft.asset.container), "asset": .string(draft.asset.id),
      "base": json(draft.base), "edits": json(draft.edits),
      "stagedAt": JSONValue(draft.stagedAt.milliseconds),
    ]
    if draft.isSent { document["sent"] = true }
    return document
  }

  static func json(_ values: [AssetField: JSONValue]) -> JSONValue {
    var object = JSONObject()
    for field in AssetField.allCases {
      if let value = values[field] { object[field.rawValue] = value }
    }
    return .object(object)
  }

  static func json(_ container: ContainerID) -> JSONValue {
    ["kind": .string(container.kind.rawValue), "id": .string(container.id)]
  }

  static func json(_ detail: AssetDetail) -> JSONValue {
    var object = JSONObject()
    object["asset"] = json(detail.asset)
    object["privacy"] = detail.privacy.map { JSONValue($0.number) }
    object["rating"] = detail.rating.map { JSONValue($0) }
    object["ratingCount"] = JSONValue(detail.ratingCount)
    object["size"] = detail.size.map { JSONValue($0) }
    object["state"] = detail.state.map { .string($0) }
    object["attributes"] = .array(detail.attributeNames.map { .string($0) })
    object["attachments"] = .array(detail.attachmentNames.map { .string($0) })
    object["json"] = detail.json
    return .object(object)
  }

  static func json(_ asset: Asset) -> JSONValue {
    var object = JSONObject()
    object["container"] = json(asset.id.container)
    object["id"] = .string(asset.id.id)
    object["name"] = .string(asset.name)
    object["description"] = asset.description.map { .string($0) }
    object["type"] = .string(asset.type)
    object["tags"] = .array(asset.tags.map { .string($0) })
    object["owner"] = asset.ownerID.map { .string($0) }
    object["createdAt"] = asset.createdAt.map { JSONValue($0.milliseconds) }
    object["modifiedAt"] = asset.modifiedAt.map { JSONValue($0.milliseconds) }
    object["modifier"] = asset.modifierID.map { .string($0) }
    return .object(object)
  }

  // MARK: Reading

  private static func draft(_ json: JSONValue) -> Draft? {
    guard let container = container(json["container"]), let id = json["asset"]?.string,
      let base = detail(json["base"]), let edits = edits(json["edits"]), !edits.isEmpty,
      let stagedAt = timestamp(json["stagedAt"])
    else { return nil }
    var draft = Draft(
      asset: AssetID(id, in: container), base: base, edits: edits, stagedAt: stagedAt)
    draft.isSent = json["sent"]?.bool ?? false
    return draft
  }

  static func edits(_ json: JSONValue?) -> [AssetField: JSONValue]? {
    guard let object = json?.object else { return nil }
    var edits: [AssetField: JSONValue] = [:]
    for (key, value) in object {
      guard let field = AssetField(rawValue: key), field.accepts(value) else { return nil }
      edits[field] = value
    }
    return edits
  }

  static func container(_ json: JSONValue?) -> ContainerID? {
    guard let kind = json?["kind"]?.string.flatMap({ ContainerKind(rawValue: $0) }),
      let id = json?["id"]?.string
    else { return nil }
    return ContainerID(kind, id)
  }

  static func detail(_ json: JSONValue?) -> AssetDetail? {
    guard let json, let asset = asset(json["asset"]) else { return nil }
    return AssetDetail(
      asset: asset, privacy: json["privacy"]?.int.map { Privacy(number: $0) },
      rating: json["rating"]?.double, ratingCount: json["ratingCount"]?.int ?? 0,
      size: json["size"]?.int, state: json["state"]?.string,
      attributeNames: strings(json["attributes"]), attachmentNames: strings(json["attachments"]),
      json: json["json"] ?? .null)
  }

  static func asset(_ json: JSONValue?) -> Asset? {
    guard let json, let container = container(json["container"]), let id = json["id"]?.string,
      let name = json["name"]?.string, let type = json["type"]?.string
    else { return nil }
    return Asset(
      id: AssetID(id, in: container), name: name, description: json["description"]?.string,
      type: type, tags: strings(json["tags"]), ownerID: json["owner"]?.string,
      createdAt: timestamp(json["createdAt"]), modifiedAt: timestamp(json["modifiedAt"]),
      modifierID: json["modifier"]?.string)
  }

  static func strings(_ json: JSONValue?) -> [String] {
    (json?.array ?? []).compactMap(\.string)
  }

  static func timestamp(_ json: JSONValue?) -> Timestamp? {
    json?.int.map { Timestamp(milliseconds: Int64($0)) }
  }
}

extension AssetField {
  /// A value of the right kind: a string, or an array of strings for tags.
  fileprivate func accepts(_ value: JSONValue) -> Bool {
    guard self == .tags else { return value.string != nil }
    return value.array?.allSatisfy { $0.string != nil } ?? false
  }
}

extension Privacy {
  /// The number the platform keeps it as.
  fileprivate var number: Int {
    switch self {
    case .public: 0
    case .private: 8
    case .hidden: 16
    case .other(let number): number
    }
  }

  fileprivate init(number: Int) {
    switch number {
    case 0: self = .public
    case 8: self = .private
    case 16: self = .hidden
    default: self = .other(number)
    }
  }
}
