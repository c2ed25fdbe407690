import JSON
import Testing

@testable import PlatformEmulator

@Suite struct WorldLineageTests {
  @Test func relationshipsBindAssetsByTypesThatExist() throws {
    let world = try CollectedWorld(assets: 2000)
    let assets = Dictionary(uniqueKeysWithValues: world.assets.map { ($0.id, $0) })
    let types = Dictionary(uniqueKeysWithValues: RelationshipKind.all.map { ($0.typeID, $0) })

    #expect(world.relationships.count > 1000)
    for relationship in world.relationships {
      for end in [relationship.source, relationship.target] {
        let asset = try #require(assets[end.assetID])
        #expect(asset.end(column: end.columnName) == end)
      }
      #expect(relationship.source.assetID != relationship.target.assetID)
      #expect(types[relationship.typeID]?.name == relationship.name)
      #expect(types[relationship.typeID]?.reverseName == relationship.reverseName)
    }
  }

  @Test func lineageOfCustomersComesBackToCustomers() throws {
    let world = try CollectedWorld(assets: 0)
    let ring = [
      WorldStory.customersID, StoryAsset.id("customer_segments", in: WorldContainers.retail),
      StoryAsset.id("churn_scores", in: WorldContainers.churn), WorldStory.churnModelID,
      StoryAsset.id("churn_features", in: WorldContainers.churn), WorldStory.customersID,
    ]

    for (from, to) in zip(ring, ring.dropFirst()) {
      #expect(
        world.relationships.contains {
          $0.source.assetID == from && $0.target.assetID == to
        })
    }
  }

  @Test func theBulkHasRingsAndHubsToo() throws {
    let world = try CollectedWorld(assets: 4000)
    let story = Set(WorldStory.assets.map(\.id))
    let derived = world.relationships.filter {
      $0.name == "derived_from" && !story.contains($0.source.assetID)
    }
    let targets = Dictionary(grouping: derived, by: \.target.assetID)
    let sources = Dictionary(grouping: derived, by: \.source.assetID)
    // A ring of three: an asset, one of its sources, and that one's source, back to the first.
    let rings = derived.filter { first in
      (sources[first.target.assetID] ?? []).contains { second in
        (sources[second.target.assetID] ?? []).contains {
          $0.target.assetID == first.source.assetID
        }
      }
    }

    #expect(!rings.isEmpty)
    #expect((targets.values.map(\.count).max() ?? 0) >= 10)
  }

  @Test func muchDependsOnCustomers() throws {
    let ends = try CollectedWorld(assets: 0).relationships.filter {
      $0.target.assetID == WorldStory.customersID
    }

    #expect(ends.count >= 11)
    #expect(Set(ends.map(\.name)).count >= 5)
    #expect(Set(ends.map(\.source.scope)).count >= 4)
    #expect(ends.contains { $0.target.columnName == "email" })
  }

  @Test func relationshipTypesNameBothEnds() throws {
    let world = try CollectedWorld(assets: 0)
    let derived = try #require(
      world.relationshipTypes.first { $0["end1"]?["relationship_name"] == "derived_from" })

    #expect(derived.object?.keys == ["metadata", "end1", "end2", "flags"])
    #expect(derived["end1"]?["default_display_name"] == "is derived from")
    #expect(derived["end2"]?["relationship_name"] == "source_of")
    #expect(derived["end2"]?["default_display_name"] == "is source of")
    #expect(derived["flags"] == ["use_for_lineage_traversal": true])
  }
}
