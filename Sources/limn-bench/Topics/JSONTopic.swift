import Foundation
import JSON
import PlatformEmulator

/// The parser on a page of 200 assets as the platform sends it, beside Foundation's decoder.
enum JSONTopic {
  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    var options = PlatformEmulator.Options()
    options.assets = 3_000
    let model = try Model(PlatformEmulator(options: options))
    try model.open(LargeWorld.catalog, rows: 2 * LargeWorld.pageSize)
    let page = model.transport.largestBody
    let data = Data(page)

    var rows = 0
    var ours = Samples()
    var structs = Samples()
    // In turns, so that what else the machine does hits both.
    for round in 0..<220 {
      let parsed = try Stopwatch.time {
        rows = try JSONValue.parse(page)["results"]?.array?.count ?? 0
      }
      guard rows == LargeWorld.pageSize else { throw BenchError("the page has \(rows) assets") }
      let decoded = try Stopwatch.time {
        rows = try JSONDecoder().decode(SearchPage.self, from: data).results.count
      }
      guard round >= 20 else { continue }
      ours.add(parsed)
      structs.add(decoded)
    }
    let generic = try Samples.timing(20, warming: 2) {
      _ = try JSONDecoder().decode(AnyJSON.self, from: data)
    }
    let written = Measurement.Unit.milliseconds
    return [
      Measurement(
        name: "page of 200 assets (\(page.count / 1_024) kB) parsed, p50", figure: ours.p50,
        unit: .milliseconds,
        peer: "JSONDecoder: structs \(written.text(structs.p50)), any value "
          + written.text(generic.p50)),
      Measurement(
        name: "as fast as JSONDecoder into structs", figure: structs.p50 / ours.p50, unit: .times,
        target: .atLeast(5),
        peer: "as into any value: \(Measurement.Unit.times.text(generic.p50 / ours.p50))"),
    ]
  }
}

/// A page with everything in it, as JSON values hold it.
private indirect enum AnyJSON: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([AnyJSON])
  case object([String: AnyJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: AnyJSON].self) {
      self = .object(value)
    } else if let value = try? container.decode([AnyJSON].self) {
      self = .array(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .bool(try container.decode(Bool.self))
    }
  }
}
