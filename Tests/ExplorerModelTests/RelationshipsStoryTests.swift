import ExplorerModel
import PlatformModel
import Testing

@Suite struct RelationshipsStoryTests {
  private func id(_ number: Int) -> AssetID { AssetID("a\(number)", in: catalog) }

  private func end(_ name: String, _ number: Int) -> Relationship {
    Relationship(name: name, asset: id(number), relatedName: "asset \(number)")
  }

  /// The tree as a person would draw it.
  private func drawing(_ story: Story) -> [String] {
    story.state.relationships.rows.map { row in
      let indent = String(repeating: "  ", count: row.depth)
      let sign = row.isExpanded ? "▾ " : ""
      return switch row.content {
      case .group(let name, let count, let isPartial):
        "\(indent)\(sign)\(name) (\(count)\(isPartial ? "+" : ""))"
      case .end(let relationship, let isCycle):
        "\(indent)\(sign)\(relationship.relatedName ?? "?")\(isCycle ? " ↺" : "")"
      case .loading: "\(indent)loading"
      case .failed: "\(indent)failed"
      case .more: "\(indent)more"
      case .empty(let words): "\(indent)\(words)"
      }
    }
  }

  private func opened(columns: Int = 200) -> Story {
    var story = Story.inAssets(columns: columns, rows: 60)
    story.press(.open)
    story.answer(
      .relationships(
        id(0), after: nil,
        .success(Page(items: [end("derived from", 1), end("used by", 2), end("derived from", 3)]))))
    story.press(.focusRelationships)
    return story
  }

  @Test func relationshipsStandInGroupsByName() {
    #expect(
      drawing(opened()) == [
        "▾ derived from (2)", "  asset 1", "  asset 3", "▾ used by (1)", "  asset 2",
      ])
  }

  @Test func anEndIsOpenedHopByHopAndAnAssetThatStandsAboveIsMarked() {
    var story = opened()
    story.press(.moveDown, .moveRight)
    #expect(story.loads == [.relationships(id(1), after: nil)])
    #expect(drawing(story)[1...2] == ["  ▾ asset 1", "    loading"])

    story.answer(
      .relationships(id(1), after: nil, .success(Page(items: [end("feeds", 0), end("feeds", 4)]))))
    #expect(
      drawing(story) == [
        "▾ derived from (2)", "  ▾ asset 1", "    ▾ feeds (2)", "      asset 0 ↺", "      asset 4",
        "  asset 3", "▾ used by (1)", "  asset 2",
      ])

    story.press(.moveDown, .moveDown, .moveRight)
    #expect(story.loads.isEmpty)
    #expect(story.status == "asset 0 stands above in this branch already; Enter goes there")
  }

  @Test func whatIsKnownAlreadyIsNotReadAgain() {
    var story = opened()
    story.press(.moveDown, .moveRight)
    story.answer(.relationships(id(1), after: nil, .success(Page(items: [end("feeds", 4)]))))
    story.press(.moveLeft)
    #expect(drawing(story)[1] == "  asset 1")

    story.press(.moveRight)
    #expect(story.loads.isEmpty)
    #expect(drawing(story)[1...3] == ["  ▾ asset 1", "    ▾ feeds (1)", "      asset 4"])
  }

  @Test func enterJumpsAndTheHistoryComesBack() {
    var story = opened()
    story.press(.moveDown, .open)
    #expect(story.state.relationships.root == id(1))
    #expect(story.state.inspector.subject == .asset(id(1)))
    #expect(Set(story.loads).isSuperset(of: [.asset(id(1)), .relationships(id(1), after: nil)]))
    #expect(story.state.layout.focus == .relationships, "one walks on with Enter")
    #expect(story.state.assets.selected == id(0), "the list stays where it is")

    story.press(.historyBack)
    #expect(story.state.relationships.root == id(0))
    #expect(story.state.inspector.subject == .asset(id(0)))
    #expect(drawing(story).count == 5)
    story.press(.historyForward)
    #expect(story.state.relationships.root == id(1))
  }

  @Test func theWayBackFindsTheBranchesOpenAsTheyWere() {
    var story = opened()
    story.press(.moveDown, .moveRight)
    story.answer(.relationships(id(1), after: nil, .success(Page(items: [end("feeds", 4)]))))
    story.press(.moveDown, .moveDown)
    let before = drawing(story)
    story.press(.open)
    #expect(story.state.relationships.root == id(4))

    story.press(.historyBack)
    #expect(drawing(story) == before)
    #expect(story.state.relationships.cursor.selected == 3)
    #expect(!story.loads.contains(.relationships(id(1), after: nil)), "it is still known")
  }

  @Test func aBranchThatWasForgottenMeanwhileIsReadAgain() {
    var story = opened()
    story.press(.moveDown, .moveRight)
    story.answer(.relationships(id(1), after: nil, .success(Page(items: [end("feeds", 4)]))))
    story.press(.moveDown, .moveDown, .open)
    story.state.library.relationships[id(1)] = nil
    story.state.relationships.phases[id(1)] = nil

    story.press(.historyBack)
    #expect(story.loads.contains(.relationships(id(1), after: nil)))
  }

  @Test func aGlossaryArtifactSaysWhatItIs() {
    var story = Story.inAssets(columns: 200, rows: 60)
    story.press(.open)
    let term = Relationship(
      name: "described by", artifactID: "t1", relatedName: "Customer", relatedType: "glossary_term")
    story.answer(.relationships(id(0), after: nil, .success(Page(items: [term]))))
    story.press(.focusRelationships, .moveDown, .open)

    #expect(story.status == "Customer is a glossary term, which has no page here")
    #expect(story.loads.isEmpty)
  }

  @Test func moreIsReadWhenItCanBeSeenAndAFailureIsTriedAgainWithEnter() {
    var story = Story.inAssets(columns: 200, rows: 60)
    story.press(.open)
    story.answer(
      .relationships(
        id(0), after: nil,
        .success(Page(items: [end("uses", 1)], total: .exact(2), next: PageCursor("n")))))
    #expect(story.loads == [.relationships(id(0), after: PageCursor("n"))])
    #expect(drawing(story) == ["▾ uses (1+)", "  asset 1", "loading"])

    story.answer(.relationships(id(0), after: PageCursor("n"), .failure(failure(.unavailable))))
    #expect(drawing(story).last == "failed")
    story.press(.focusRelationships, .last, .open)
    #expect(story.loads == [.relationships(id(0), after: nil)])
  }

  @Test func theFilterLeavesOnlyEndsThatMatch() {
    var story = opened()
    story.press(.filter)
    story.type("asset 3")
    #expect(drawing(story) == ["▾ derived from (1)", "  asset 3"])
    story.press(.accept, .escape)
    #expect(drawing(story).count == 5)
  }

  @Test func inANarrowerScreenTheyAreATabOfTheInspectorWithTheSameKeys() {
    var story = opened(columns: 120)
    #expect(story.state.layout.focus == .inspector)
    #expect(story.state.inspector.tab == .relationships)
    #expect(story.state.relationshipsHaveKeys)

    story.press(.moveDown, .moveRight)
    #expect(story.loads == [.relationships(id(1), after: nil)])
    #expect(story.state.selectedAsset == id(1))
    story.press(.nextTab)
    #expect(story.state.inspector.tab == .revisions)
    #expect(!story.state.relationshipsHaveKeys)
  }

  @Test func anAssetWithoutRelationshipsSaysSo() {
    var story = Story.inAssets(columns: 200, rows: 60)
    story.press(.open)
    story.answer(.relationships(id(0), after: nil, .success(Page(items: []))))
    #expect(drawing(story) == ["no relationships"])
  }

  @Test func theSameAssetTwiceUnderOneNameIsTwoLines() {
    var story = Story.inAssets(columns: 200, rows: 60)
    story.press(.open)
    story.answer(
      .relationships(id(0), after: nil, .success(Page(items: [end("uses", 1), end("uses", 1)]))))
    let paths = Set(story.state.relationships.rows.map(\.path))
    #expect(paths.count == 3)
  }
}
