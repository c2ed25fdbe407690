import JSON
import Testing

@Suite struct FuzzTests {
  @Test func randomDocumentsSurviveARoundTrip() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<600 {
      let value = random.value(depth: 4)
      let compact = value.serialized()

      let read = try JSONValue.parse(compact)

      #expect(read == value && read.hashValue == value.hashValue)
      #expect(read.serialized() == compact)
      #expect(try JSONValue.parse(value.serialized(.pretty)).serialized() == compact)
    }
  }

  @Test func mutatedBytesAreReadOrRefusedWithAPlace() {
    var random = SeededGenerator(seed: 2)
    let interesting = Array("{}[]\",:\\u0dDeE+-.1 tfn/*\n\0".utf8) + [0xFF, 0xC3, 0xED, 0xF0, 0x80]
    var refused = 0
    for _ in 0..<6000 {
      var bytes = random.value(depth: 3).serializedBytes()
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = interesting.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(byte, at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      do throws(JSONParseError) {
        let value = try JSONValue.parse(bytes)
        #expect((try? JSONValue.parse(value.serialized())) == value)
      } catch {
        refused += 1
        #expect((0...bytes.count).contains(error.offset))
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
    #expect(refused > 2000)
  }

  @Test func everyPrefixOfADocumentIsRefused() throws {
    let bytes = Array(
      #"{"aé":[1.5e+3,"x\u00e9\ud83d\ude00",true,false,null,{"b":{}}],"c":""}"#.utf8)
    for count in 0..<bytes.count {
      let kind = #expect(throws: JSONParseError.self) {
        try JSONValue.parse(Array(bytes.prefix(count)))
      }?.kind
      #expect(kind == (count == 0 ? .empty : .unexpectedEnd), "\(count)")
    }
  }

  @Test func randomBytesNeverCrash() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<6000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = try? JSONValue.parse(bytes)
      _ = JSONNumber(text: String(decoding: bytes, as: UTF8.self))
      _ = try? JSONPointer(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func aDiffAppliedGivesTheOtherDocument() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<1500 {
      let old = random.value(depth: 3)
      var new = old
      for _ in 0..<Int.random(in: 0...5, using: &random) { new = random.variation(of: new) }

      let patch = JSONPatch.diff(from: old, to: new)

      #expect(try patch.applied(to: old) == new)
      #expect(patch.isEmpty == (old == new))
      #expect(try patch.reversed(on: old).applied(to: new) == old)
      #expect(try JSONPatch(json: JSONValue.parse(patch.json.serialized())) == patch)
    }
  }

  @Test func randomPatchesApplyAndReverseOrFailWithoutATrace() throws {
    var random = SeededGenerator(seed: 5)
    var applied = 0
    for _ in 0..<3000 {
      let document = random.value(depth: 3)
      let patch = random.patch(for: document)
      guard let result = try? patch.applied(to: document) else {
        #expect(throws: JSONPatchError.self) { try patch.reversed(on: document) }
        continue
      }
      applied += 1
      #expect(try patch.reversed(on: document).applied(to: result) == document)
    }
    #expect(applied > 500)
  }
}

extension SeededGenerator {
  /// Operations of all kinds at places of the document, some of which will fail.
  fileprivate mutating func patch(for document: JSONValue) -> JSONPatch {
    let places = document.places
    return JSONPatch(
      (0..<Int.random(in: 1...3, using: &self)).map { _ in
        let place = places.randomElement(using: &self) ?? .root
        let other = places.randomElement(using: &self) ?? .root
        let target =
          Bool.random(using: &self)
          ? place : place.appending(["-", "0", "new"].randomElement(using: &self) ?? "-")
        switch Int.random(in: 0..<6, using: &self) {
        case 0: return .add(path: target, value: value(depth: 1))
        case 1: return .remove(path: place)
        case 2: return .replace(path: place, value: value(depth: 1))
        case 3: return .move(from: other, path: target)
        case 4: return .copy(from: other, path: target)
        default: return .test(path: place, value: document.value(at: place) ?? nil)
        }
      })
  }
}

extension JSONValue {
  /// Every place in the document, the whole first.
  fileprivate var places: [JSONPointer] {
    switch self {
    case .array(let elements):
      [.root]
        + elements.enumerated().flatMap { place, element in
          element.places.map { JSONPointer(tokens: [String(place)] + $0.tokens) }
        }
    case .object(let object):
      [.root]
        + object.flatMap { key, value in
          value.places.map { JSONPointer(tokens: [key] + $0.tokens) }
        }
    default: [.root]
    }
  }
}
