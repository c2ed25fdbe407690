import JSON
import PlatformEmulator
import Testing

@testable import limn

/// Lists that cannot be read to their end.
@Suite struct BrokenListTests {
  @Test(arguments: ["json", "jsonl", "csv"])
  func outputThatEndsBeforeItsListIsToldFromAWholeOne(format: String) throws {
    let world = try NounWorld { options in
      options.assets = 2_000
      options.faults =
        (try? PlatformEmulator.Faults([
          "faults": [
            ["fault": "status", "status": 503, "match": "POST /v2/asset_types", "skip": 1]
          ]
        ])) ?? options.faults
    }

    let result = world.run("assets", "-c", "Retail 360", "-o", format)

    #expect(result.code == 1)
    #expect(!result.output.isEmpty)
    #expect(
      result.words.contains { $0.hasPrefix("not whole: the output ends after 200") },
      "\(result.words)")
  }

  @Test func aReadIsRepeatedInTheMiddleOfAList() throws {
    let world = try NounWorld { options in
      options.assets = 2_000
      options.faults =
        (try? PlatformEmulator.Faults([
          "faults": [
            [
              "fault": "status", "status": 502, "html": true, "match": "POST /v2/asset_types",
              "skip": 1, "count": 1,
            ]
          ]
        ])) ?? options.faults
    }

    let result = world.run("assets", "-c", "Retail 360", "-o", "json")

    #expect(result.code == 0, "\(result.words)")
    #expect(try JSONValue.parse(result.output).array?.count ?? 0 > 200)
  }
}
