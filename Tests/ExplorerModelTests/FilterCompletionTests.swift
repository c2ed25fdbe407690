import ExplorerModel
import Filters
import Nouns
import PlatformModel
import Testing

/// `Tab` in filters.
@Suite struct FilterCompletionTests {
  private func candidates(_ text: String) -> [String]? {
    let completion = FilterCompletion(text, fields: FilterList.assets.fields) { field in
      switch field.name {
      case "type": ["data_asset", "dashboard", "job"]
      case "owner": ["Ana Kovács"]
      default: []
      }
    }
    return completion.map { made in made.candidates.map { made.head + $0 } }
  }

  private static let allFields = [
    "name:", "type:", "tag:", "owner:", "description:", "modified<", "created<", "privacy:",
    "rating>=", "size>", "id:",
  ]

  @Test(arguments: [
    ("ty", ["type:"]), ("", allFields),
    ("gold t", ["gold type:", "gold tag:"]), ("-TY", ["-type:"]),
    ("type:", ["type:data_asset", "type:dashboard", "type:job"]),
    ("type:da", ["type:data_asset", "type:dashboard"]), ("-type:j", ["-type:job"]),
    ("x owner:a", ["x owner:\"Ana Kovács\""]),
    ("gold ", allFields.map { "gold \($0)" }), ("type=jo", ["type=job"]),
    ("type:job,da", ["type:job,data_asset", "type:job,dashboard"]),
    ("privacy:h", ["privacy:hidden"]),
    ("ra", ["rating>="]), ("si", ["size>"]),
  ])
  func wordsAreCompleted(typed: String, found: [String]) {
    #expect(candidates(typed) == found)
  }

  @Test(arguments: ["cust", "type:x", "state:f", "type:job", "/re", "~fu"])
  func whatFitsNothingStays(typed: String) {
    #expect(candidates(typed) == nil)
  }

  @Test func tabTakesOneAfterTheOtherAndFilters() {
    var story = Story.inAssets(0..<50)
    story.state.assets.typeCounts = [
      FacetCount("data_asset", 40), FacetCount("dashboard", 10),
    ]
    story.press(.filter)
    story.type("ty")
    story.press(.nextField)
    #expect(story.state.assets.filter.text == "type:")
    story.press(.nextField)
    #expect(story.state.assets.filter.text == "type:data_asset")
    #expect(story.state.assets.visibleCount == 50)
    story.press(.nextField)
    #expect(story.state.assets.filter.text == "type:dashboard")
    #expect(story.state.assets.visibleCount == 0)
    story.press(.previousField)
    #expect(story.state.assets.filter.text == "type:data_asset")
    #expect(story.state.assets.filter.isEditing)
  }

  @Test func whereNothingFitsTabKeepsTheFilter() {
    var story = Story.inAssets(0..<50)
    story.press(.filter)
    story.type("asset 1")
    story.press(.nextField)

    #expect(!story.state.assets.filter.isEditing)
    #expect(story.state.assets.filter.text == "asset 1")
  }

  @Test func statesOfRunsAreKnown() {
    var story = Story.inRuns([run("r1", of: nightly, .failed, minutesAgo: 9)])
    story.press(.filter)
    story.type("state:")
    story.press(.nextField)

    #expect(story.state.runs.filter.text == "state:failed")
    #expect(story.state.runs.rows.map(\.job) == [nightly])
  }
}
