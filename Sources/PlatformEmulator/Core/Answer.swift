import HTTPTypes
import JSON

/// Ways to answer.
enum Answer {
  static func json(
    _ value: JSONValue, _ status: HTTPResponse.Status = .ok
  ) -> EmulatorResponse {
    text(value.serializedBytes(), status)
  }

  /// A body that is JSON text already.
  static func text(
    _ bytes: [UInt8], _ status: HTTPResponse.Status = .ok
  ) -> EmulatorResponse {
    EmulatorResponse(status: status, headers: [.contentType: "application/json"], body: bytes)
  }

  static func empty(_ status: HTTPResponse.Status = .noContent) -> EmulatorResponse {
    EmulatorResponse(status: status)
  }
}

extension JSONBytes {
  /// `"key":`
  mutating func key(_ name: StaticString) {
    raw("\"")
    raw(name)
    raw("\":")
  }

  /// A comma if something stands before in this list or object.
  mutating func separate() {
    switch bytes.last {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"), nil: break
    default: raw(",")
    }
  }

  mutating func value(_ value: JSONValue) {
    raw(value.serializedBytes())
  }
}
