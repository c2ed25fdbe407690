public import JSON
public import PlatformModel

/// Columns made of a platform's document, read leniently: ids are texts or numbers, moments ISO 8601
/// or milliseconds. What is not there, or `None`, is nothing.
extension JSONValue {
  public func at(_ path: [String]) -> JSONValue? {
    var value: JSONValue? = self
    for name in path { value = value?[name] }
    return value
  }

  public func word(_ path: String...) -> String? { at(path)?.word }

  public func moment(_ path: String...) -> Timestamp? {
    guard let value = at(path) else { return nil }
    if let text = value.string { return Timestamp(iso: text) }
    return value.int.flatMap { $0 == 0 ? nil : Timestamp(milliseconds: Int64($0)) }
  }

  public func texts(_ path: String...) -> [String] {
    at(path)?.array?.compactMap(\.word) ?? []
  }

  public func number(_ path: String...) -> Int? { at(path)?.int }

  private var word: String? {
    if let string { return string.isEmpty || string == "None" ? nil : string }
    return number.map { $0.int.map(String.init) ?? $0.text }
  }
}
