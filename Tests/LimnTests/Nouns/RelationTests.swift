import JSON
import PlatformModel
import Testing

@testable import limn

/// Walks over relationships.
@Suite struct RelationTests {
  @Test func aWalkMarksCircles() throws {
    let world = try NounWorld()
    let tree = world.run("relations", "Retail 360/customers", "--depth", "2")

    #expect(tree.lines.first == "customers (data_asset)")
    #expect(tree.lines.contains("├─ governed_by  mask_personal_data (policy)"), "\(tree.output)")
    #expect(tree.lines.contains("│  ├─ governs  customers (data_asset)  (cycle)"))
  }

  @Test func aWalkIsAListToo() throws {
    let world = try NounWorld()
    let tree = world.run("relations", "Retail 360/customers", "--depth", "2")
    let csv = world.run(
      "relations", "Retail 360/customers", "--depth", "2", "--columns", "depth,from,relationship",
      "-o", "csv", "--sort", "depth")
    let json = try JSONValue.parse(
      world.run("relations", "Retail 360/customers", "--depth", "2", "-o", "json").output)

    #expect(csv.lines.count == tree.lines.count)
    #expect(csv.lines.starts(with: ["depth,from,relationship", "1,customers,governed_by"]))
    #expect(json.array?.count == tree.lines.count - 1)
    #expect(json[0]?["from"]?.string?.isEmpty == false)
  }

  @Test func aDocumentHasEachThingOnce() throws {
    let world = try NounWorld()
    let json = try JSONValue.parse(
      world.run("relations", "Retail 360/customers", "--depth", "3", "--json").output)
    let ids = json["nodes"]?.array?.compactMap { $0["id"]?.string } ?? []

    #expect(Set(ids).count == ids.count)
    for edge in json["edges"]?.array ?? [] {
      #expect(ids.contains(edge["from"]?.string ?? ""))
      #expect(ids.contains(edge["to"]?.string ?? ""))
    }
  }

  @Test func graphvizGetsNamesItCanRead() {
    let catalog = ContainerID(.catalog, "c")
    let text = RelationText(
      root: .init(id: "1", container: catalog, name: "a \"b\"", type: "t"),
      branches: [
        .init(
          relationship: Relationship(name: "is \\ of", asset: AssetID("2", in: catalog)),
          node: .init(id: "2", container: catalog, name: "two", type: "t"))
      ])

    #expect(
      text.dot == [
        "digraph relations {", "  rankdir=LR;", #"  "c/1" [label="a \"b\""];"#,
        #"  "c/2" [label="two"];"#, #"  "c/1" -> "c/2" [label="is \\ of"];"#, "}",
      ])
  }
}
