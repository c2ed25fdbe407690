import Foundation
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// One call of many: a line such as
/// `{"group":"assets","verb":"get","parameters":{"asset_id":"a","catalog_id":"c"},"body":{…}}`.
struct BulkItem: Equatable {
  /// From 1, as an editor counts lines.
  var line: Int
  var request: APIRequest
  /// The thing it is about, for people; empty where only the call is known.
  var name = ""

  /// What somebody types who means it, where that is not `name`.
  var word: String?

  /// Reads all lines; empty ones are left out. Throws `UsageProblem` with the number of the first
  /// that cannot be understood: nothing is sent then.
  static func read(_ text: String, from file: String) throws -> [BulkItem] {
    var items: [BulkItem] = []
    // At line feeds alone: other ends of lines may stand in a document of one line.
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
      do {
        items.append(BulkItem(line: index + 1, request: try request(document(line))))
      } catch {
        throw UsageProblem("\(file), line \(index + 1): \(error)")
      }
    }
    return items
  }

  private static func document(_ line: String) throws -> JSONValue {
    do {
      return try JSONValue.parse(line)
    } catch {
      throw UsageProblem("it is no JSON: \(error)")
    }
  }

  private static func request(_ document: JSONValue) throws -> APIRequest {
    let known = ["group", "verb", "parameters", "body"]
    if let other = document.object?.first(where: { !known.contains($0.key) })?.key {
      throw UsageProblem("'\(other)' is not known\(Nearest.hint(other, among: known))")
    }
    guard let group = document["group"]?.string, let verb = document["verb"]?.string else {
      throw UsageProblem(#"it needs "group" and "verb" (limn api lists them)"#)
    }
    let operation = try APIWords.operation(group, verb)
    let parameters = try (document["parameters"]?.object ?? JSONObject()).map { member in
      (name: member.key, value: try text(member.value, of: member.key))
    }
    do {
      return try APIRequest(operation, parameters: parameters, body: bytes(document["body"]))
    } catch {
      throw UsageProblem(error.words)
    }
  }

  private static func text(_ value: JSONValue, of name: String) throws -> String {
    switch value {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    default: throw UsageProblem("'\(name)' is no text, number, true or false")
    }
  }

  /// A text is sent as it is, anything else as JSON.
  private static func bytes(_ body: JSONValue?) -> [UInt8]? {
    guard let body, !body.isNull else { return nil }
    return body.string.map { Array($0.utf8) } ?? body.serializedBytes()
  }
}

extension BulkItem {
  /// What `init(line:kept:)` reads again.
  var kept: JSONValue {
    let parameters =
      request.pathValues.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + (request.query + request.headers).map { ($0.name, $0.value) }
    var call: JSONValue = [
      "group": .string(request.operation.group), "verb": .string(request.operation.verb),
      "parameters": .object(JSONObject(parameters.map { (key: $0.0, value: .string($0.1)) })),
    ]
    call["body"] = request.body.map { .string(String(decoding: $0, as: UTF8.self)) }
    var kept: JSONValue = ["name": .string(name), "call": call]
    kept["word"] = word.map { .string($0) }
    return kept
  }

  init(line: Int, kept: JSONValue) throws {
    self.init(
      line: line, request: try Self.request(kept["call"] ?? .null),
      name: kept["name"]?.string ?? "", word: kept["word"]?.string)
  }
}
