public import JSON

/// Whole documents without their secrets.
extension Secrets {
  /// A document: what members with the names of secrets hold is masked with all that is in it, and so
  /// is what is a secret in texts.
  ///
  /// - Parameters:
  ///   - known: secrets that are masked wherever they stand; those of up to three characters would blot
  ///     out too much.
  ///   - isSecret: whether all of it is one.
  public static func masked(
    _ document: JSONValue, known: [String] = [], isSecret isInside: Bool = false
  ) -> JSONValue {
    switch document {
    case .array(let items):
      return .array(
        items.enumerated().map { index, item in
          masked(item, known: known, isSecret: isInside || isSecret(at: index, of: items))
        })
    case .object(let object):
      let secret = SecretMembers(object)
      return .object(
        JSONObject(
          object.map { key, value in
            let value = masked(value, known: known, isSecret: isInside || secret.contains(key))
            return (masked(key: key, known: known), value)
          }))
    case .string(let text):
      guard !text.isEmpty else { return document }
      return .string(isInside ? mask : masked(value: text, known: known))
    case .number: return isInside ? .string(mask) : document
    case .bool, .null: return document
    }
  }

  /// The text of one value of a document. A variable of an environment is hidden to its end, whatever
  /// is in it; a text may also be a document itself, as some keep settings.
  public static func masked(value text: String, known: [String] = []) -> String {
    if isSecret(text: text) { return mask }
    if let sign = assignment(in: text) { return String(text[...sign]) + mask }
    if let inner = masked(inner: text, known: known) { return inner }
    return masked(text, known: known)
  }

  /// A text that is a document itself, without its secrets; nil if it is none.
  public static func masked(inner text: some StringProtocol, known: [String]) -> String? {
    guard let first = text.utf8.first, first == 0x7b || first == 0x5b,
      let document = try? JSONValue.parse(String(text))
    else { return nil }
    let shown = masked(document, known: known)
    return shown == document ? String(text) : shown.serialized()
  }

  /// Where `=` stands in `DB_PASSWORD=…`; nil if the text is nothing like it.
  private static func assignment(in text: String) -> String.Index? {
    guard let sign = text.utf8.prefix(128).firstIndex(of: 0x3d), sign > text.startIndex else {
      return nil
    }
    let name = text.utf8[..<sign]
    let isName = name.allSatisfy { $0.isPartOfName || $0 == 0x2e }
    let hasValue = text.utf8.index(after: sign) < text.endIndex
    return isName && hasValue && isSecret(name: name) ? sign : nil
  }

  /// Whether an item is the secret behind `--password`, as in the arguments of a program.
  public static func isSecret(at index: Int, of items: [JSONValue]) -> Bool {
    guard index > 0, items[index].string != nil, let text = items[index - 1].string,
      text.hasPrefix("-"), text.utf8.count <= 128
    else { return false }
    return text.utf8.allSatisfy { $0.isPartOfName } && isSecret(key: text)
  }

  /// A name is no secret, but an address may stand in its place.
  private static func masked(key: String, known: [String]) -> String {
    key.utf8.contains(0x3d) ? masked(key, known: known) : key
  }
}

extension UInt8 {
  /// A letter, a digit, `_` or `-`.
  var isPartOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x2d: true
    default: false
    }
  }
}
