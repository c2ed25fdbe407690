import ArgumentParser
import Foundation
import JSON
import Nouns
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
    let document: Node?
    do throws(YAMLTrouble) {
      document = try YAMLFile.document(text)
    } catch {
      throw UsageProblem(error.words(in: path))
    }
    do {
      return try PlatformEmulator.Faults(document.map(Self.json) ?? .null)
    } catch {
      throw UsageProblem("\(path): \(error)")
    }
  }

  private static func json(_ node: Node) -> JSONValue {
    if let list = node.sequence { return .array(list.map(json)) }
    if let mapping = node.mapping {
      return .object(
        JSONObject(mapping.map { (key: $0.key.string ?? "", value: json($0.value)) }))
    }
    guard let scalar = node.scalar else { return .null }
    // In quotes it is text, whatever it looks like.
    guard [.any, .plain].contains(scalar.style) else { return .string(scalar.string) }
    if node.null != nil { return .null }
    if let flag = node.bool { return .bool(flag) }
    if let number = node.int { return JSONValue(number) }
    if let number = node.float, number.isFinite { return .number(JSONNumber(number)) }
    return .string(scalar.string)
  }
}
