import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn lake`: what GoodData AI Lake has.
struct LakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lake", abstract: "Databases, storages, tables and services of AI Lake.",
    subcommands: [
      LakeDatabasesCommand.self, LakeStoragesCommand.self, LakeTablesCommand.self,
      LakeServicesCommand.self,
    ])
}

/// Finds things of AI Lake by name or ID.
struct LakeFinder {
  let place: Surroundings

  func database(_ text: String) throws -> AILakeDatabase {
    let client = try place.session.aiLake()
    let all = try all(
      .pages { cursor throws(PlatformError) in try client.databases(after: cursor) })
    return try one(text, of: all, "database", "limn lake databases", \.name, \.id)
  }

  func storages(_ texts: [String]) throws -> [ObjectStorage] {
    let all = try place.session.aiLake().objectStorages()
    return try texts.map { try one($0, of: all, "storage", "limn lake storages", \.name, \.id) }
  }

  func service(_ text: String) throws -> LakeServiceRow {
    let all = try all(LakeServicesListCommand.reader(place, withStatus: false))
    return try one(text, of: all, "service", "limn lake services", \.rowName, \.rowID)
  }

  private func all<Thing>(_ reader: ListReader<Thing>) throws -> [Thing] {
    var all: [Thing] = []
    try reader.produce { page in
      all += page.items
      return true
    }
    return all
  }

  private func one<Thing>(
    _ text: String, of all: [Thing], _ noun: String, _ hint: String,
    _ name: (Thing) -> String, _ id: (Thing) -> String
  ) throws -> Thing {
    guard !text.isEmpty else { throw UsageProblem("the name of the \(noun) is empty") }
    return try Resolver(place).one(
      of: Resolver.fitting(text, all) { [name($0), id($0)] }, noun, named: text,
      among: all.map(name), hint: hint
    ) { "\(id($0))  \(name($0))" }
  }
}
