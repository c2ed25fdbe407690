import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Faults that are changed while the platform runs.
@Suite struct FaultAdministrationTests {
  private let platform: TestPlatform
  private let path = "/limn-emulator/faults"

  init() throws {
    platform = try TestPlatform(assets: 50)
    // Signing in is a request too.
    _ = try platform.token(of: "admin")
  }

  @Test func faultsAreSetLookedAtAndRemovedWithoutSigningIn() throws {
    let faults: JSONValue = ["faults": [["fault": "status", "status": 500, "count": 3]]]

    #expect(try platform.send(.get, path, as: nil).json == ["faults": []])
    #expect(try platform.send(.put, path, faults, as: nil).status == .ok)
    #expect(try platform.send(.get, "/v2/catalogs").status == .internalServerError)
    let seen = try platform.send(.get, path, as: nil).json
    #expect(
      seen == ["faults": [["fault": "status", "status": 500, "count": 3, "struck": 1]]])
    // What was looked at can be set again.
    #expect(try platform.send(.put, path, seen, as: nil).json?["faults"]?[0]?["struck"] == 0)
    #expect(try platform.send(.delete, path, as: nil).status == .noContent)
    #expect(try platform.send(.get, "/v2/catalogs").status == .ok)
  }

  @Test func whatCannotBeUnderstoodChangesNothing() throws {
    try #require(
      try platform.send(.put, path, ["faults": [["fault": "malformed"]]], as: nil).status == .ok)

    let refused = try platform.send(.put, path, ["faults": [["fault": "fire"]]], as: nil)

    #expect(refused.status == .badRequest)
    #expect(refused.json?["errors"]?[0]?["target"]?["name"] == "faults[0].fault")
    let kept = try platform.send(.get, path, as: nil).json?["faults"]?[0]?["fault"]
    #expect(kept == "malformed")
  }

  @Test func onlyTheSameMachineMay() {
    for method in [HTTPRequest.Method.get, .put, .delete] {
      var request = EmulatorRequest(method: method, path: path, body: Array("{}".utf8))
      request.isFromLoopback = false

      #expect(platform.emulator.respond(to: request).status == .forbidden)
    }
  }

  @Test func itIsNoOperationOfThePlatform() {
    #expect(!PlatformEmulator.operations.contains { $0.path.contains("limn-emulator") })
  }
}
