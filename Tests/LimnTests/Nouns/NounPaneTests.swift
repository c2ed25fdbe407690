import ExplorerModel
import Nouns
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Every list that is described as a value: a pane and a command with the same rows.
@Suite struct NounPaneTests {
  struct Room: CustomTestStringConvertible, Sendable {
    var noun: Noun
    /// What is opened before, by its name.
    var places: [String]
    /// The command that lists the same.
    var words: [String]

    var testDescription: String { noun.name }

    init(_ noun: Noun, _ places: String..., as words: String) {
      self.noun = noun
      self.places = places
      self.words = words.split(separator: " ").map { String($0.replacing("+", with: " ")) }
    }
  }

  static let rooms: [Room] = [
    Room(.types, "Playground", as: "types -c Playground"),
    Room(.members, "Retail 360", as: "members -c Retail+360"),
    Room(.trash, "Retail 360", as: "trash -c Retail+360"),
    Room(.environments, "Customer churn", as: "environments -c Customer+churn"),
    Room(.hardware, "Customer churn", as: "specs hardware -c Customer+churn"),
    Room(.software, "Customer churn", as: "specs software -c Customer+churn"),
    Room(.packages, "Customer churn", as: "specs packages -c Customer+churn"),
    Room(.files, "Customer churn", as: "files --recursive -c Customer+churn"),
    Room(.notes, "Retail 360", "customers", as: "notes Retail+360/customers"),
    Room(.ratings, "Retail 360", "customers", as: "ratings Retail+360/customers"),
    Room(.assetLists, as: "lists"), Room(.relationshipTypes, as: "relationship-types"),
    Room(.tables, "sales_lake", as: "lake tables -d sales_lake"),
    Room(.services, as: "lake services"),
  ]

  @Test func everyNounHasARoomHere() {
    #expect(Self.rooms.map(\.noun.name) == Noun.all.map(\.name))
  }

  @Test(arguments: rooms)
  func aPaneAndItsCommandHaveTheSameRows(_ room: Room) throws {
    let world = try World()
    for place in room.places { go(world, place) }
    go(world, room.noun.title)
    world.press("G")

    let listed = try NounWorld().run(room.words + ["-o", "id"])

    #expect(listed.code == 0, "\(listed.words)")
    #expect(world.state.list.query?.noun == room.noun.name)
    #expect(world.state.list.rows.isComplete, "\(world.state.list.rows.phase)")
    #expect(Set(world.state.list.rows.rows.map(\.id)) == Set(listed.lines))
    world.expectOnScreen(room.noun.title)
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func membersAreRead(columns: Int, rows: Int) throws {
    let world = try World(columns: columns, rows: rows)
    go(world, "Retail 360")
    go(world, "Members")

    world.expectScreen("members-\(columns)x\(rows)")
  }

  @Test func aRowIsFilteredOrderedMarkedAndSaved() throws {
    let world = try World()
    go(world, "Retail 360")
    go(world, "Members")
    let all = world.state.list.shownCount
    world.press("/")
    world.type("role=admin")
    world.press("Enter")

    #expect(world.state.list.shownCount < all)
    world.expectOnScreen("role=admin")
    world.press("Space", "Esc", "Esc")
    #expect(world.state.list.shownCount == all)
    world.press("Enter")
    world.expectOnScreen("Member ", "Role")
    world.press("Esc", "Esc")
    #expect(!world.state.list.isOpen)
    world.expectOnScreen("Assets")
  }

  private func go(_ world: World, _ name: String) {
    world.press(":")
    world.type(name)
    world.press("Enter")
  }
}
