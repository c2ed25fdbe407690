/// A look: an entry for each role.
public struct Theme: Hashable, Sendable {
  public var name: String
  public var summary: String
  public private(set) var entries: [Role: ThemeEntry]

  /// A theme of parsed entries, by names of roles.
  public init(name: String, summary: String = "", roles: [String: ThemeEntry]) {
    self.name = name
    self.summary = summary
    entries = Dictionary(uniqueKeysWithValues: roles.map { (Role($0.key), $0.value) })
  }

  /// A theme of entries as a theme file has them; throws for the first (by name) it cannot read.
  public init(name: String, summary: String = "", roles: [String: String]) throws(ThemeError) {
    var parsed: [String: ThemeEntry] = [:]
    for (role, text) in roles.sorted(by: { $0.key < $1.key }) {
      parsed[role] = try ThemeEntry(parsing: text)
    }
    self.init(name: name, summary: summary, roles: parsed)
  }

  /// The entry of a role, of the role above it (`state` for `state.running`), or of `text`.
  public func entry(for role: Role) -> ThemeEntry {
    if let entry = entries[role] { return entry }
    var name = Substring(role.name)
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let entry = entries[Role(String(name))] { return entry }
    }
    return entries[.text] ?? ThemeEntry()
  }

  /// The entry of a role as far as it is not that of plain text.
  func ownEntry(for role: Role) -> ThemeEntry {
    var entry = entry(for: role)
    // Plain text has the ground of the screen, not one of its own.
    if entry == entries[.text] { entry.background = nil }
    return entry
  }
}
