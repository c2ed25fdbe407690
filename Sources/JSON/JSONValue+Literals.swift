extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  public init(floatLiteral value: Double) { self.init(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Keeps the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { (key: $0.0, value: $0.1) }))
  }
}

extension JSONValue {
  public init(_ value: Bool) { self = .bool(value) }
  public init(_ value: Int) { self = .number(JSONNumber(value)) }
  public init(_ value: Int64) { self = .number(JSONNumber(value)) }
  public init(_ value: String) { self = .string(value) }
  public init(_ value: [JSONValue]) { self = .array(value) }
  public init(_ value: JSONObject) { self = .object(value) }

  /// A number, or null for infinity and NaN, which JSON has no text for.
  public init(_ value: Double) { self = value.isFinite ? .number(JSONNumber(value)) : .null }
}
