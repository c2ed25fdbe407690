import JSON
import Testing

@Suite struct ValueTests {
  @Test func literalsMakeValues() {
    let name = "x"
    let value: JSONValue = [
      "s": "t", "i": 1, "d": 1.5, "b": true, "n": nil, "a": [1, "\(name)y"], "o": ["p": [:]],
    ]

    #expect(
      value.serialized()
        == #"{"s":"t","i":1,"d":1.5,"b":true,"n":null,"a":[1,"xy"],"o":{"p":{}}}"#)
    #expect(([JSONValue(true), JSONValue(1), JSONValue("a")] as JSONValue) == [true, 1, "a"])
    #expect(JSONValue(Int64.min).serialized() == "-9223372036854775808")
  }

  @Test func viewsAreNilForOtherKinds() {
    let value: JSONValue = ["s": "2", "i": 2, "b": false, "n": nil, "a": [1]]

    #expect(value["s"]?.string == "2" && value["s"]?.int == nil && value["s"]?.double == nil)
    #expect(value["i"]?.int == 2 && value["i"]?.string == nil && value["i"]?.bool == nil)
    #expect(value["b"]?.bool == false && value["b"]?.int == nil && value["b"]?.isNull == false)
    #expect(value["n"]?.isNull == true && value["n"]?.object == nil)
    #expect(value["a"]?[0] == 1 && value["a"]?[1] == nil && value["a"]?[-1] == nil)
    #expect(value["a"]?["x"] == nil && value[0] == nil && value["missing"] == nil)
    #expect(value["a"]?.array == [1] && value.object?.count == 5)
  }

  @Test func settingReplacesInPlaceAppendsOrRemoves() {
    var value: JSONValue = ["a": 1, "b": 2, "c": 3]

    value["b"] = "two"
    value["d"] = .null
    value["a"] = nil
    value["x"] = nil
    value["c"]?["inner"] = true

    #expect(value.serialized() == #"{"b":"two","c":{"inner":true},"d":null}"#)
  }

  @Test func settingAMemberOfAnythingElseMakesAnObject() {
    var value: JSONValue = [1, 2]
    value["a"] = nil
    #expect(value == [1, 2])
    value["a"] = 1
    #expect(value == ["a": 1])
  }

  @Test func orderOfMembersDoesNotMatterForEquality() {
    let left: JSONValue = ["a": 1, "b": ["c": 2, "d": 3]]
    let right: JSONValue = ["b": ["d": 3, "c": 2], "a": 1]

    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": ["c": 2, "e": 3]])
    #expect(left != ["a": 1])
    #expect(([1, 2] as JSONValue) != [2, 1])
  }

  @Test func largeObjectsBehaveAsSmallOnes() {
    var object = JSONObject()
    for number in 0..<1000 { object["k\(number)"] = JSONValue(number) }
    for number in stride(from: 0, to: 1000, by: 50) { object["k\(number)"] = nil }
    object["k999"] = "last"
    object["k998"] = nil

    let kept = (0..<1000).filter { $0 % 50 != 0 && $0 != 998 }.map { "k\($0)" }
    #expect(object.keys == kept)
    #expect(object["k999"] == "last" && object["k998"] == nil && object["k101"] == 101)
    #expect(JSONObject(object.reversed()) == object)
    for key in kept.dropFirst(10) { object[key] = nil }
    #expect(object.keys == Array(kept.prefix(10)))
    #expect(object["k5"] == 5 && object["k999"] == nil)
  }

  @Test func anObjectIsACollectionOfItsMembers() {
    let object: JSONObject = ["a": 1, "b": 2, "a": 3]

    #expect(object.map(\.key) == ["a", "b"])
    #expect(object.values == [3, 2])
    #expect(object.first?.value == 3 && object[1].key == "b" && !object.isEmpty)
    #expect(JSONObject([(key: "x", value: nil), (key: "x", value: 1)]) == ["x": 1])
  }

  @Test func wholeNumbersAreIntsHoweverWritten() {
    let whole: [(String, Int?)] = [
      ("2", 2), ("2.0", 2), ("2e0", 2), ("20e-1", 2), ("0.2E1", 2), ("-0", 0), ("0e99", 0),
      ("2.5", nil), ("1e19", nil), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("922337203685477580700e-2", .max), ("1e-400", nil),
      ("1e99999999999999999999", nil), ("0.000", 0), ("1e18", 1_000_000_000_000_000_000),
    ]
    for (text, expected) in whole {
      #expect(JSONNumber(text: text)?.int == expected, "\(text)")
    }
  }

  @Test func numbersAreEqualWhenTheirValuesAre() throws {
    let same = [
      ["1", "1.0", "1e0", "10e-1", "0.1e1", "1.00E+0"], ["0", "-0", "0.0", "0e5", "-0e-999999"],
      ["12345678901234567890123", "12345678901234567890123.0", "1234567890123456789012.3e1"],
      ["-100", "-1e2", "-1.00e2"], ["1e-7", "0.0000001"],
    ]
    for group in same {
      for left in group {
        for right in group {
          let left = try #require(JSONNumber(text: left))
          let right = try #require(JSONNumber(text: right))
          #expect(left == right && left.hashValue == right.hashValue)
        }
      }
    }
    #expect(Set(same.compactMap { JSONNumber(text: $0[0]) }).count == same.count)
    #expect(
      JSONNumber(text: "12345678901234567890123") != JSONNumber(text: "12345678901234567890124"))
    #expect(JSONNumber(text: "1") != JSONNumber(text: "-1"))
  }

  @Test func doublesAreWrittenShortAndFinite() {
    #expect(JSONNumber(0.1).text == "0.1" && JSONNumber(1e300).text == "1e+300")
    #expect(JSONNumber(text: JSONNumber(Double.leastNonzeroMagnitude).text) != nil)
    #expect(
      JSONNumber(text: JSONNumber(-Double.infinity).text)?.double == -.greatestFiniteMagnitude)
    #expect(JSONNumber(Double.nan).text == "0")
    #expect(JSONValue(Double.nan).isNull && JSONValue(Double.infinity).isNull)
    #expect(
      JSONNumber(text: "1e999")?.double == .infinity && JSONNumber(text: "1e3")?.double == 1000)
  }

  @Test(arguments: ["", " 1", "1 ", "01", "+1", "1.", "NaN", "0x1", "1_000", "١"])
  func textThatIsNoNumberMakesNone(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }
}
