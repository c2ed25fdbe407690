import ArgumentParser
import Foundation
import JSON
import PlatformEmulator
import Yams

/// What is to go wrong with the emulated platform, as a YAML file.
struct FaultFile {
  var path: String

  static let help = ArgumentHelp("YAML file with what is to go wrong.", valueName: "file")

  /// Throws `UsageProblem` with the file, the key and what would be valid.
  func read() throws -> PlatformEmulator.Faults {
    guard let text = InputFile.bytes(at: path).flatMap({ String(validating: $0, as: UTF8.self) })
    else {
      throw UsageProblem("--faults: \(path) cannot be read")
    }
    let document: Any?
    do {
      document = try Yams.load(yaml: text)
    } catch {
      throw UsageProblem("\(path) is no YAML: \(Console.firstLine(of: "\(error)"))")
    }
    do {
      return try PlatformEmulator.Faults(Self.json(document))
    } catch {
      throw UsageProblem("\(path): \(error)")
    }
  }

  private static func json(_ value: Any?) -> JSONValue {
    switch value {
    case let value as Bool: .bool(value)
    case let value as Int: JSONValue(value)
    case let value as Double: .number(JSONNumber(value))
    case let value as String: .string(value)
    case let value as [Any]: .array(value.map(json))
    case let value as [AnyHashable: Any]:
      .object(
        JSONObject(
          value.map { ("\($0.key)", json($0.value)) }.sorted { $0.0 < $1.0 }
            .map { (key: $0.0, value: $0.1) }))
    case let value?: value is NSNull ? .null : .string("\(value)")
    case nil: .null
    }
  }
}
