import Foundation
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
    body = Array(row["body"] as Data)
  }

  /// The same bytes under the same name are kept once.
  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO connection_file VALUES (NULL, ?, ?, ?, ?)",
      arguments: [name, hash, created, Data(body)])
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

/// A form with one file, as browsers send it (RFC 7578).
enum FormFile {
  /// The bytes of the first part. Throws 400 if there is none.
  static func body(in form: [UInt8], _ type: String) throws -> [UInt8] {
    let mark = type.split(separator: ";").map { $0.trimmingBlanks() }
      .first { $0.lowercased().hasPrefix("boundary=") }
    let boundary = mark.map { "--" + $0.dropFirst(9).filter { $0 != "\"" } } ?? ""
    let line: [UInt8] = [13, 10]
    guard !boundary.isEmpty, let start = form.firstRange(of: Array(boundary.utf8)),
      let head = form[start.upperBound...].firstRange(of: line + line),
      let end = form[head.upperBound...].firstRange(of: line + Array(boundary.utf8))
    else {
      throw PlatformFault.invalid("The form has no file.", .field("file"))
    }
    return Array(form[head.upperBound..<end.lowerBound])
  }
}
