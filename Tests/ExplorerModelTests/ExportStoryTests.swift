import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// `ctrl-s`: what a pane shows becomes a file.
@Suite struct ExportStoryTests {
  private func form(_ story: Story) -> FormState? {
    if case .form(let form)? = story.state.overlays.last { form } else { nil }
  }

  private func written(_ story: Story) -> (export: Export, path: String, replacing: Bool)? {
    guard case .write(let export, let path, let replacing)? = story.effects.first else {
      return nil
    }
    return (export, path, replacing)
  }

  private func text(_ story: Story) -> String? {
    written(story).map { String(decoding: $0.export.bytes, as: UTF8.self) }
  }

  @Test func theAssetsThatWereReadAreWrittenAndHowManyTheyAreIsSaid() {
    var story = Story.inAssets(0..<3, of: 859, next: "3")
    story.press(.save)
    #expect(form(story)?.title == "Save assets of Retail 360")
    #expect(form(story)?.text(of: "file") == "retail-360-assets.csv")
    #expect(form(story)?.fields[0].hint == "3 of 859 rows, which is what was read so far")

    story.press(.accept)
    #expect(written(story)?.path == "retail-360-assets.csv")
    #expect(written(story)?.replacing == false)
    #expect(
      text(story) == """
        name,type,id,container_kind,container,description,owner,created,tags,modified
        asset 0,data_asset,a0,catalog,c1,,,,,
        asset 1,data_asset,a1,catalog,c1,,,,,
        asset 2,data_asset,a2,catalog,c1,,,,,

        """)

    story.answer(
      .exported(
        path: "retail-360-assets.csv", extent: "3 of 859 rows, which is what was read so far",
        .written))
    #expect(story.state.overlays.isEmpty)
    #expect(
      story.status
        == "Saved retail-360-assets.csv: 3 of 859 rows, which is what was read so far")
  }

  @Test func theEndingFollowsTheFormat() {
    var story = Story.inAssets(0..<1)
    story.press(.save)
    story.send(.edited(.right))
    #expect(form(story)?.text(of: "file") == "retail-360-assets.tsv")
    story.send(.edited(.right))
    #expect(form(story)?.text(of: "file") == "retail-360-assets.json")
    story.press(.accept)
    #expect(text(story)?.hasPrefix("[\n  {\n    \"name\": \"asset 0\",") == true)

    story = Story.inAssets(0..<1)
    story.press(.save, .nextField)
    story.send(.edited(.killToStart))
    story.type("mine")
    story.press(.previousField)
    story.send(.edited(.right))
    #expect(form(story)?.text(of: "file") == "mine", "a name of one's own is left alone")
  }

  @Test func aFileThatExistsIsReplacedOnlyIfItIsMeantTwice() {
    var story = Story.inAssets(0..<1)
    story.press(.save, .accept)
    story.press(.accept)
    #expect(story.effects.isEmpty, "it is being written already")

    story.answer(.exported(path: "retail-360-assets.csv", extent: "1 row", .exists))
    #expect(form(story)?.problem == "There is such a file: once more replaces it")
    story.send(.edited(.backspace))
    story.press(.accept)
    #expect(written(story)?.replacing == false, "another name is another file")

    story.answer(.exported(path: "retail-360-assets.cs", extent: "1 row", .exists))
    story.press(.accept)
    #expect(written(story)?.replacing == true)
  }

  @Test func whatWentWrongIsSaidInTheFormOrAfterIt() {
    var story = Story.inAssets(0..<1)
    story.press(.save, .accept)
    story.answer(.exported(path: "x/y", extent: "", .failed("its folder does not exist")))
    #expect(form(story)?.problem == "its folder does not exist")

    story.press(.accept, .escape)
    #expect(story.state.overlays.isEmpty)
    story.answer(.exported(path: "x/y", extent: "", .failed("its folder does not exist")))
    #expect(story.status == "Not saved: its folder does not exist")
  }

  @Test func onlyWhatTheFilterLetsThroughIsWritten() {
    var story = Story.inAssets(0..<30)
    story.press(.filter)
    story.type("asset 2")
    story.press(.save)
    #expect(form(story)?.fields[0].hint == "12 of 30 rows, which the filter lets through")
    story.press(.accept)
    #expect(text(story)?.split(separator: "\n").count == 13)
  }

  @Test func valuesAreQuotedAndSecretsMasked() {
    let table = ExportTable(
      names: ["a", "b"],
      rows: .cells([
        [.string("x,\"y\"\nz"), .array([.string("one"), .string("two")])],
        [.string("{dbaes}abc"), .null],
      ]))
    func text(_ format: ExportFormat) -> String {
      let export = Export(content: .table(table), format: format, extent: "")
      return String(decoding: export.bytes, as: UTF8.self)
    }
    #expect(text(.csv) == "a,b\n\"x,\"\"y\"\"\nz\",\"one,two\"\n\(Secrets.mask),\n")
    #expect(text(.tsv) == "a\tb\nx,\"y\"\\nz\tone,two\n\(Secrets.mask)\t\n")
  }

  @Test func theDocumentIsWrittenWholeWithoutItsSecrets() {
    var story = Story.inAssets(0..<1)
    story.press(.open)
    let id = AssetID("a0", in: catalog)
    story.answer(
      .asset(
        id,
        .success(AssetDetail(asset: asset(0), json: ["password": "hunter2", "name": "asset 0"]))))
    story.press(.json, .foldAll, .save)
    #expect(form(story)?.text(of: "file") == "asset-0.json")
    story.press(.accept)
    #expect(
      text(story) == "{\n  \"password\": \"\(Secrets.mask)\",\n  \"name\": \"asset 0\"\n}\n")
  }

  @Test func aLogIsWrittenLineByLine() {
    let going = run("r1", of: nightly, .running, minutesAgo: 3)
    var story = Story.inRuns([going])
    story.press(.log)
    story.answer(
      .logPolled(
        going.id,
        .success(LogChunk(lines: ["one", "two"], total: 10, polledAt: story.state.now)),
        at: story.state.now))
    story.press(.save)
    #expect(form(story)?.fields.map(\.id) == ["file"])
    #expect(form(story)?.text(of: "file") == "nightly-load-log-r1.log")
    #expect(form(story)?.fields[0].hint == "2 of 10 lines, which is what was read so far")
    story.press(.accept)
    #expect(text(story) == "one\ntwo\n")
  }

  @Test func runsAndContainersAndColumnsAreTables() {
    var story = Story.inRuns([
      run("r1", of: nightly, .completed, minutesAgo: 9, lasted: .seconds(60))
    ])
    story.press(.focusRuns, .save, .accept)
    #expect(text(story)?.contains("\nnightly-load,Completed,") == true)
    #expect(text(story)?.contains(",60,") == true)

    story = Story.browsing()
    story.press(.save, .accept)
    #expect(text(story)?.contains("\nRetail 360,catalog,c1,") == true)
    #expect(written(story)?.path == "containers.csv")

    story = Story.inAssets(0..<1)
    story.press(.open)
    story.press(.columns)
    let column = Column(name: "id", type: "bigint", isNullable: false, tags: ["key"])
    story.answer(
      .columns(AssetID("a0", in: catalog), after: nil, .success(Page(items: [column]))))
    story.press(.save, .accept)
    #expect(text(story)?.hasSuffix("\nid,bigint,false,,key,,\n") == true)
    #expect(written(story)?.path == "asset-0-columns.csv")
  }

  @Test func relationshipsSayWhatTheyHangOn() {
    var story = Story.inAssets(0..<2)
    story.press(.open)
    let (root, near) = (AssetID("a0", in: catalog), AssetID("a1", in: catalog))
    story.answer(
      .relationships(
        root, after: nil,
        .success(
          Page(items: [Relationship(name: "derived_from", asset: near, relatedName: "asset 1")]))))
    story.press(.relations, .moveDown, .moveRight)
    story.answer(
      .relationships(
        near, after: nil,
        .success(Page(items: [Relationship(name: "used_by", artifactID: "t1", relatedName: "t")]))))
    story.press(.save, .accept)
    #expect(
      text(story) == """
        depth,from,relationship,name,type,column,container_kind,container,id
        1,asset 0,derived_from,asset 1,,,catalog,c1,a1
        2,asset 1,used_by,t,,,,,t1

        """)
  }

  @Test func whereThereIsNothingThatIsSaid() {
    var story = Story.browsing()
    story.press(.focusRuns, .save)
    #expect(story.status == "Nothing to save: there is nothing here yet")
    #expect(story.state.overlays.isEmpty)
  }
}
