import Foundation
import JSON
import PlatformClient
import PlatformModel
import Testing

/// Every AI Lake call against a server that was generated from the platform's own description and
/// checks what it is asked against it.
///
/// Its answers are random but fit the description; `.ci/conformance` starts it, once for each wire
/// format. It sends no operation headers.
@Suite(.enabled(if: !MockServer.addresses.isEmpty, "Started by make conformance."))
struct AILakeConformanceTests {
  /// Random answers differ in what is optional, so that each call is made many times.
  private static let rounds = 10

  @Test(arguments: MockServer.addresses)
  func databasesAreListed(address: String) throws {
    let client = try MockServer.client(address)

    for _ in 0..<Self.rounds {
      let page = try client.databases()
      #expect(page.unreadable == 0)
      #expect(page.items.allSatisfy { !$0.id.isEmpty && !$0.name.isEmpty && !$0.json.isNull })
    }
  }

  @Test(arguments: MockServer.addresses)
  func theNextPageIsAskedForInTheServersWords(address: String) throws {
    let client = try MockServer.client(address)

    // Not every random total says that there is more.
    for _ in 0..<Self.rounds {
      guard let next = try client.databases().next else { continue }
      _ = try client.databases(after: next)
    }
  }

  @Test(arguments: MockServer.addresses)
  func aDatabaseIsRead(address: String) throws {
    let client = try MockServer.client(address)

    for round in 0..<Self.rounds {
      let database = try client.database("lake \(round) é")
      #expect(!database.id.isEmpty)
      #expect(database.dataSources.allSatisfy { !$0.dataSourceID.isEmpty })
    }
  }

  @Test(arguments: MockServer.addresses)
  func storagesAreListed(address: String) throws {
    let storages = try MockServer.client(address).objectStorages()

    #expect(!storages.isEmpty)
    #expect(storages.allSatisfy { !$0.id.isEmpty && !$0.name.isEmpty && !$0.type.isEmpty })
  }

  @Test(arguments: MockServer.addresses)
  func anOperationIsReadInEveryState(address: String) throws {
    let client = try MockServer.client(address)

    for _ in 0..<Self.rounds {
      let operation = try client.operation("11111111-2222-3333-4444-555555555555")
      #expect(!operation.id.isEmpty)
      #expect(!operation.kind.isEmpty)
    }
  }

  /// Without operation headers, the id that was sent is the one to follow.
  @Test(arguments: MockServer.addresses)
  func creatingFallsBackToTheIDThatWasSent(address: String) throws {
    let operation = try MockServer.client(address)
      .createDatabase(name: "lake", storageIDs: ["s-1", "s-2"], operationID: "ours")

    #expect(operation == "ours")
  }

  @Test(arguments: MockServer.addresses)
  func deletingFallsBackToTheIDThatWasSent(address: String) throws {
    let operation = try MockServer.client(address).deleteDatabase("lake", operationID: "ours")

    #expect(operation == "ours")
  }
}

/// Where the servers are that these tests are for.
enum MockServer {
  /// From the environment, separated by blanks.
  static let addresses =
    (ProcessInfo.processInfo.environment["LIMN_CONFORMANCE_AILAKE_URL"] ?? "")
    .split(separator: " ").map(String.init)

  static func client(_ address: String) throws -> AILakeClient {
    try AILakeClient(
      baseURL: address, credentials: .token("any"), transport: HTTPTransport(), clock: .system)
  }
}
