import FoundationEssentials
import GRDB
import JSON

/// Indexes a world while it is loaded: postings are gathered for a chunk of rows and stored when it is
/// full, so that each is written once.
///
/// Says the same as `SearchIndex.replace` of each asset, some hundred times quicker.
struct BulkIndex: TermSink {
  private let insert: Statement
  private var gathered = TermTable()
  private var chunk = 0
  private var container: Int64 = 0
  private var offset: UInt16 = 0
  private var word: [UInt8] = []

  init(_ database: Database) throws {
    insert = try database.makeStatement(
      sql: "INSERT INTO search_posting VALUES (?, ?, ?, ?, ?, ?)")
  }

  /// Rows must come in their order.
  ///
  /// - Parameter paths: of the container.
  mutating func add(
    _ asset: WorldAsset, row: Int64, in container: Int64, _ paths: TermPaths
  ) throws {
    if RowChunk.number(of: row) != chunk { try flush() }
    chunk = RowChunk.number(of: row)
    offset = UInt16(RowChunk.offset(of: row))
    self.container = container
    add(IndexedField.everything.rawValue, .present, nil)
    addWords(asset.name, to: .nameWords)
    if let description = asset.description, !description.isEmpty {
      addWords(description, to: .descriptionWords)
      var text = AssetTerms.sortable(description)
      text.withUTF8 { add(IndexedField.description.rawValue, text: $0) }
    }
    asset.document.withUnsafeBufferPointer {
      DocumentScanner.scan($0, as: TermPaths.root, paths, into: &self)
    }
  }

  /// Stores what was gathered last.
  mutating func flush() throws {
    for term in gathered.sorted() {
      let data = RowChunk(number: chunk, offsets: term.offsets.lazy.map { Int($0) }).data
      insert.setUncheckedArguments([
        term.container, term.field, term.value.key, term.value.label, chunk, data,
      ])
      try insert.execute()
    }
    gathered = TermTable()
  }

  mutating func add(_ field: Int64, text: UnsafeBufferPointer<UInt8>) {
    add(field, .text, text)
    add(field, .present, nil)
  }

  mutating func add(_ field: Int64, number: Double) {
    withUnsafeBytes(of: number) { add(field, .number, $0.bindMemory(to: UInt8.self)) }
    add(field, .present, nil)
  }

  mutating func add(privacy: JSONValue) {
    var found: [(IndexedField, String)] = []
    AssetTerms.members(of: privacy) { found.append(($0, $1)) }
    for (field, user) in found {
      var user = user
      user.withUTF8 { add(field.rawValue, text: $0) }
    }
  }

  private mutating func add(
    _ field: Int64, _ kind: TermTable.Kind, _ bytes: UnsafeBufferPointer<UInt8>?
  ) {
    gathered.add(
      container, field, kind, bytes ?? UnsafeBufferPointer(start: nil, count: 0), offset)
  }

  private mutating func addWords(_ text: String, to field: IndexedField) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      addPlainWords(bytes, to: field.rawValue)
      return true
    }
    if isPlain { return }
    for var word in FoldedText.words(text) {
      word.withUTF8 { add(field.rawValue, text: $0) }
    }
  }

  private mutating func addPlainWords(_ text: UnsafeBufferPointer<UInt8>, to field: Int64) {
    word.removeAll(keepingCapacity: true)
    for byte in text {
      if byte == 0 { break }
      if FoldedText.isPartOfWord(byte) {
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        word.append(isUpper ? byte | 0x20 : byte)
      } else {
        endWord(field)
      }
    }
    endWord(field)
  }

  private mutating func endWord(_ field: Int64) {
    guard !word.isEmpty else { return }
    let bytes = word
    bytes.withUnsafeBufferPointer { add(field, text: $0) }
    word.removeAll(keepingCapacity: true)
  }
}
