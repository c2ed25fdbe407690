import GRDB
import JSON

/// A driver that somebody uploaded. Several files may have one name; their hashes tell them apart.
struct ConnectionFile {
  let name: String
  let hash: String
  /// Milliseconds since 1970.
  let created: Int64
  let body: [UInt8]

  init(name: String, hash: String, created: Int64, body: [UInt8]) {
    self.name = name
    self.hash = hash
    self.created = created
    self.body = body
  }

  private init(_ row: Row) {
    name = row["name"]
    hash = row["hash"]
    created = row["created"]
    body = (row["body"] as Blob).bytes
  }

  /// The same bytes under the same name are kept once.
  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO connection_file VALUES (NULL, ?, ?, ?, ?)",
      arguments: [name, hash, created, Blob(body)])
  }

  /// The signed handle: path and hash.
  var address: String {
    "/v2/connections/files/\(RequestTarget.encoded(name))?hash=\(hash)"
  }

  /// The names are those that clients of the platform read; the reference does not tell them.
  var document: JSONValue {
    [
      "fileName": .string(name), "hash": .string(hash), "digest": .string(hash),
      "url": .string(address), "createdAt": .string(CalendarDate.milliseconds(created)),
    ]
  }

  /// Sixteen digits of FNV-1a: enough to tell versions apart.
  static func hash(of body: [UInt8]) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in body { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  /// By name, the newest first.
  static func all(in database: Database) throws -> [ConnectionFile] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM connection_file ORDER BY name, created DESC, rowid DESC"
    ).map(ConnectionFile.init)
  }

  /// The file named in the path, of the `hash` in the query; without one, the newest. Throws 404.
  static func find(_ call: Call) throws -> ConnectionFile {
    let name = call.parameter("file_name")
    let hash = call.query("hash")
    let row = try Row.fetchOne(
      call.database,
      sql: """
        SELECT * FROM connection_file WHERE name = ? AND (? IS NULL OR hash = ?)
        ORDER BY created DESC, rowid DESC LIMIT 1
        """, arguments: [name, hash, hash])
    guard let row else { throw PlatformFault.missing("The file '\(name)' cannot be found.") }
    return ConnectionFile(row)
  }
}
