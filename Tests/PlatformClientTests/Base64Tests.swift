import Testing

@testable import PlatformClient

struct Base64Tests {
  /// Source: RFC 4648, 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func theExamplesOfTheStandardHold(text: String, encoded: String) {
    #expect(Base64.encoded(Array(text.utf8)) == encoded)
    #expect(Base64.decoded(encoded) == Array(text.utf8))
    #expect(Base64.decoded(encoded.replacing("=", with: "")) == Array(text.utf8))
  }

  @Test func allBytesSurviveInBothAlphabets() {
    let bytes = (0...255).map { UInt8($0) }
    let encoded = Base64.encoded(bytes)
    let urlSafe = encoded.replacing("+", with: "-").replacing("/", with: "_")

    #expect(Base64.decoded(encoded) == bytes)
    #expect(Base64.decoded(urlSafe) == bytes)
  }

  @Test(arguments: ["Zg==\n", "Z g", "é", "Zm9v!"])
  func otherTextIsNone(text: String) {
    #expect(Base64.decoded(text) == nil)
  }
}
