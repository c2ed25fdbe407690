import HTTPTypes
import JSON
import PlatformModel
import TestSupport
import Testing

@testable import PlatformClient

/// A secret in every place of every operation that can carry one.
struct PlantedSecretTests {
  /// What is kept of a call in a trace, shown of it, copied of it, said of it.
  private func shown(_ exchange: Exchange) throws -> [String: String] {
    let call = try #require(exchange.recorded)
    return [
      "trace": HAREntry(call).json.serialized(), "curl": CurlCommand(call).text,
      "request view": "\(call)", "line": exchange.request, "error": exchange.error ?? "",
    ]
  }

  @Test(arguments: OperationCatalogue.all)
  func nothingThatIsShownOfACallHasASecret(operation: APIOperation) throws {
    let request = try PlantedSecrets.request(operation)
    for status in [200, 400] {
      let platform = try Platform(
        .json(
          PlantedSecrets.document.serialized(), status: status, headers: PlantedSecrets.headers()))

      _ = try? platform.client.operations.record(request)

      let exchange = try #require(platform.log.exchanges.first)
      for (place, text) in try shown(exchange) {
        #expect(!text.contains(PlantedSecrets.planted), "\(place): \(text)")
      }
      #expect(!request.line.contains(PlantedSecrets.planted))
      #expect(!request.written.line.contains(PlantedSecrets.planted))
    }
  }

  /// Where a signed address is sent on to: percent-encoded, it is no less signed.
  @Test func aLocationWithASignedAddressIsMaskedInATrace() throws {
    let platform = try Platform(
      .json("{}", headers: [.location: "/v2/redirect?url=%2Ff%3Fsignature%3DSECRETX%26b%3D1"]))

    _ = try? platform.client.catalogs()

    let call = try #require(platform.log.exchanges.first?.recorded)
    #expect(call.response.header("location") == "/v2/redirect?url=%2Ff%3Fsignature%3D•••%26b%3D1")
    #expect(!HAREntry(call).json.serialized().contains("SECRETX"))
  }
}
