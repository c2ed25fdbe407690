import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct DraftCodingTests {
  private static let full: Draft = {
    var base = detail(
      name: "zákazníci 顧客 العملاء 🧑‍🤝‍🧑", description: "a\n\"b\"\u{1}\u{202e}c", tags: ["žluť", ""])
    base.size = 12
    base.state = "available"
    base.attributeNames = ["data_asset"]
    base.attachmentNames = ["x"]
    base.privacy = .other(5)
    base.asset.ownerID = "1000330999"
    base.asset.createdAt = Timestamp(milliseconds: 1_234)
    base.asset.modifiedAt = Timestamp(milliseconds: -5)
    base.asset.modifierID = "me"
    return Draft(
      asset: customers, base: base,
      edits: [.name: "ＮＥＷ", .description: "", .tags: ["a", "日本"]],
      stagedAt: Timestamp(milliseconds: 1_790_000_000_123))
  }()

  private static let plain = Draft(
    asset: AssetID("a2", in: ContainerID(.space, "s")),
    base: AssetDetail(
      asset: Asset(id: AssetID("a2", in: ContainerID(.space, "s")), name: "x", type: "t")),
    edits: [.name: "y"], stagedAt: Story.start)

  @Test func comesBackAsItWas() {
    let drafts = [Self.full, Self.plain]

    let decoded = DraftCoding.decode(DraftCoding.text(of: drafts))

    #expect(decoded.drafts == drafts)
    #expect(decoded.problems.isEmpty)
    #expect(DraftCoding.decode(DraftCoding.text(of: [])).drafts.isEmpty)
  }

  @Test func howApplyingWentIsNotKept() {
    var draft = Self.plain
    draft.status = .failed(failure(.forbidden))

    #expect(DraftCoding.decode(DraftCoding.text(of: [draft])).drafts == [Self.plain])
  }

  @Test func oneDraftThatCannotBeReadCostsItselfAndIsKept() throws {
    var document = try JSONValue.parse(DraftCoding.text(of: [Self.full, Self.plain]))
    var rows = try #require(document["drafts"]?.array)
    rows[0]["edits"] = ["owner": "someone"]
    rows.append("nonsense")
    document["drafts"] = .array(rows)

    let decoded = DraftCoding.decode(document.serialized())

    #expect(decoded.drafts == [Self.plain])
    #expect(decoded.unreadable == [rows[0], "nonsense"])
    #expect(decoded.problems.count == 2)
    let again = DraftCoding.decode(
      DraftCoding.text(of: decoded.drafts, unreadable: decoded.unreadable))
    #expect(again.unreadable == decoded.unreadable)
  }

  @Test(arguments: ["", "{", "[]", "{\"version\": 2, \"drafts\": []}", "{\"drafts\": []}", "null"])
  func aFileThatIsNoneIsLeftAlone(text: String) {
    let decoded = DraftCoding.decode(text)

    #expect(decoded.isDamaged)
    #expect(decoded.drafts.isEmpty)
    #expect(decoded.problems.count == 1)
  }

  @Test func everyCutOffFileIsDamagedAndNoneCrashes() {
    let bytes = Array(DraftCoding.text(of: [Self.full]).utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(DraftCoding.decode(String(decoding: bytes[..<end], as: UTF8.self)).isDamaged)
    }
  }

  @Test func theTextForTheEditorComesBackAsItWas() throws {
    let values: [[AssetField: JSONValue]] = [
      [.name: "customers", .tags: ["gold", "pii"], .description: "One\n\ntwo\n---\nthree\n"],
      [.name: " \"quoted\" ", .tags: [], .description: ""],
      [.name: "# name: x", .tags: ["žluť", "日本"], .description: "\n# no comment here"],
      [.name: "two\nlines", .tags: ["a b"], .description: "العملاء"],
    ]
    for value in values {
      let text = AssetText.text(of: value, base: detail().asset)
      #expect(try AssetText.parse(text).get() == value)
      #expect(
        try AssetText.parse(text.replacing("\n", with: "\r\n")).get()[.name] == value[.name])
    }
  }

  @Test(arguments: [
    ("name: a\ntags: b\n", "Line 3: the line --- above the description is missing"),
    ("tags: b\n---\n", "Line 2: the line name: is missing"),
    ("name: a\nname: b\n---\n", "Line 2: name is there twice"),
    ("name: a\nowner: b\n---\n", "Line 2: “owner” cannot be edited: name and tags can"),
    ("name: a\nhello\n---\n", "Line 2: “hello” is no field; name: and tags: are"),
    ("name:\n---\n", "Line 1: An asset needs a name"),
    ("name: a\ntags: x<y\n---\n", "Line 2: “x<y”: a tag cannot have a <"),
    ("name: \"a\n---\n", "Line 1: the quotes or brackets of name do not match"),
  ])
  func whatIsWrongInTheTextIsSaidWithItsLine(text: String, words: String) {
    #expect(AssetText.parse(text).failure?.words == words)
  }
}
