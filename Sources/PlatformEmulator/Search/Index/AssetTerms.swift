import JSON

/// Everything that one asset is found by, besides what stands in columns of its own.
struct AssetTerms: TermSink {
  private(set) var terms: Set<SearchTerm> = []

  init(_ record: AssetRecord, _ paths: TermPaths) {
    add(.everything, .present)
    addWords(record.name, to: .nameWords)
    if let description = record.description, !description.isEmpty {
      addWords(description, to: .descriptionWords)
      add(.description, .text(Self.sortable(description)))
    }
    scan(record.metadata, "metadata", paths)
    if let entity = record.entity { scan(entity, "entity", paths) }
    if let attachments = record.attachments { scan(attachments, "attachments", paths) }
  }

  /// Only those of a section.
  init(section name: String, _ text: String, _ paths: TermPaths) {
    scan(text, name, paths)
  }

  /// As much of a description as it is sorted by.
  static func sortable(_ description: String) -> String {
    String(description.prefix(100))
  }

  mutating func add(_ field: Int64, text: UnsafeBufferPointer<UInt8>) {
    insert(SearchTerm(field: field, value: .text(String(decoding: text, as: UTF8.self))))
  }

  mutating func add(_ field: Int64, number: Double) {
    insert(SearchTerm(field: field, value: SearchTerm.Value(number: number)))
  }

  mutating func add(privacy: JSONValue) {
    Self.members(of: privacy) { add($0, .text($1)) }
  }

  /// Calls back with the fields in which a member is named.
  static func members(of privacy: JSONValue, _ body: (IndexedField, String) -> Void) {
    for user in privacy["collaborator_ids"]?.object?.keys ?? [] {
      body(.members, user)
      body(.memberOrOwner, user)
    }
    for (user, member) in privacy["member_roles"]?.object ?? JSONObject() {
      body(.memberOrOwner, user)
      for role in member["roles"]?.array ?? [] {
        switch role.string {
        case "EDITOR": body(.editor, user)
        case "VIEWER": body(.viewer, user)
        default: continue
        }
        body(.members, user)
      }
    }
  }

  private mutating func addWords(_ text: String, to field: IndexedField) {
    for word in FoldedText.words(text) { add(field, .text(word)) }
  }

  private mutating func add(_ field: IndexedField, _ value: SearchTerm.Value) {
    insert(SearchTerm(field: field.rawValue, value: value))
  }

  private mutating func insert(_ term: SearchTerm) {
    terms.insert(term)
    terms.insert(SearchTerm(field: term.field, value: .present))
  }

  private mutating func scan(_ text: String, _ section: String, _ paths: TermPaths) {
    var text = text
    text.withUTF8 { DocumentScanner.scan($0, as: paths.section(section), paths, into: &self) }
  }
}
