import Filters
import Nouns
import PlatformClient
import PlatformModel
import Testing

@testable import limn

/// Every field of every list, asked for in every way, against what the rows say themselves.
@Suite struct ListFilterTests {
  struct List: CustomTestStringConvertible, Sendable {
    var words: [String]
    var fields: [FilterField]
    /// Fields that stand in no column.
    var hidden: Set<String> = []

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let lists: [List] = [
    List(words: ["containers"], fields: Container.filters.fields),
    List(
      words: ["assets", "-c", "Playground"], fields: AssetRow.filters.fields,
      hidden: ["privacy", "rating", "size"]),
    List(
      words: ["assets", "-c", "Retail 360", "type=dashboard"], fields: AssetRow.filters.fields,
      hidden: ["privacy", "rating", "size"]),
    List(words: ["types", "-c", "Playground"], fields: AssetTypeRow.filters.fields),
    List(words: ["relationship-types"], fields: RelationshipTypeRow.filters.fields),
    List(words: ["members", "-c", "Nightly warehouse"], fields: MemberRow.filters.fields),
    List(words: ["members", "-c", "Retail 360"], fields: MemberRow.filters.fields),
    List(words: ["columns", "Retail 360/customers"], fields: Column.filters.fields),
    List(words: ["revisions", "Retail 360/customers"], fields: Revision.filters.fields),
    List(words: ["notes", "Retail 360/customers"], fields: NoteRow.filters.fields),
    List(words: ["ratings", "Retail 360/customers"], fields: RatingRow.filters.fields),
    List(words: ["lists"], fields: AssetListRow.filters.fields),
    List(
      words: ["trash", "-c", "Retail 360"], fields: TrashRow.filters.fields, hidden: ["created"]),
    List(words: ["connections", "-c", "Nightly warehouse"], fields: ConnectionRow.filters.fields),
    List(
      words: ["environments", "-c", "Customer churn"], fields: EnvironmentRow.filters.fields,
      hidden: ["created"]),
    List(
      words: ["specs", "hardware", "-c", "Customer churn"], fields: HardwareSpecRow.filters.fields,
      hidden: ["created"]),
    List(
      words: ["specs", "software", "-c", "Customer churn"], fields: SoftwareSpecRow.filters.fields,
      hidden: ["created"]),
    List(
      words: ["specs", "packages", "-c", "Customer churn"], fields: PackageSpecRow.filters.fields,
      hidden: ["created"]),
    List(words: ["jobs", "-c", "Nightly warehouse"], fields: Job.filters.fields),
    List(
      words: ["runs", "-c", "Nightly warehouse", "--job", "load-suppliers"],
      fields: RunRow.filters.fields, hidden: ["type"]),
    List(words: ["files", "data_asset", "-c", "Customer churn"], fields: FileRow.filters.fields),
    List(
      words: ["ops", "-c", "Retail 360"], fields: OperationRow.filters.fields),
    List(words: ["lake", "databases"], fields: LakeDatabaseRow.filters.fields),
    List(words: ["lake", "storages"], fields: ObjectStorage.filters.fields),
    List(words: ["lake", "services"], fields: LakeServiceRow.filters.fields),
    List(words: ["lake", "tables", "-d", "sales_lake"], fields: LakeTableRow.filters.fields),
  ]

  private let world: NounWorld

  init() throws {
    world = try NounWorld()
  }

  @Test(arguments: lists)
  func aFilterLetsThroughWhatTheRowsSay(_ list: List) throws {
    let all = world.run(list.words + ["-o", "csv"])
    #expect(all.code == 0, "\(all.words)")
    let table = CSV(all.output)
    guard !table.rows.isEmpty else { return }

    for field in list.fields {
      guard let column = table.column(of: field) else {
        #expect(list.hidden.contains(field.name), "\(field.name) stands in no column")
        continue
      }
      let terms = Self.terms(field, table.rows.map { $0[column] })
      for (index, (term, isWanted)) in terms.enumerated() {
        for isNegated in index < 2 ? [false, true] : [false] {
          let text = isNegated ? "-\(term)" : term
          let found = world.run(list.words + ["-o", "csv", "--no-headers", "--", text])
          let wanted = table.rows.filter { isWanted($0[column]) != isNegated }
          #expect(found.code == 0, "\(text): \(found.words)")
          #expect(CSV.rows(found.output) == wanted, "\(text)")
        }
      }
    }
  }

  @Test(arguments: lists)
  func whatIsMissingOrUnknownIsRefused(_ list: List) {
    for field in list.fields {
      let empty = world.run(list.words + ["\(field.name):"])
      #expect(empty.code == 2 && empty.output.isEmpty)
      #expect(empty.words.last == "filter: \(field.name): has no value")
    }
    let unknown = world.run(list.words + ["nosuch:x"])
    #expect(unknown.code == 2 && unknown.output.isEmpty)
    for field in list.fields {
      #expect(unknown.words.last?.contains(field.name) == true, "\(field.name)")
    }
  }

  @Test(arguments: lists)
  func whatHidesEverythingIsNamed(_ list: List) {
    let count = CSV(world.run(list.words + ["-o", "csv"]).output).rows.count
    guard count > 0, !list.words.contains("type=dashboard") else { return }

    let none = world.run(list.words + ["/^no such thing$/"])

    let are = count == 1 ? "is" : "are"
    #expect(none.words.last?.hasSuffix("match /^no such thing$/; \(count) \(are) hidden") == true)
  }

  // MARK: Terms

  private typealias Term = (text: String, isWanted: (String) -> Bool)

  private static func terms(_ field: FilterField, _ values: [String]) -> [Term] {
    let some = Set(values).filter { !$0.isEmpty && !$0.contains("\"") }.sorted()
    let chosen = [some.first, some.last, some.dropFirst(some.count / 2).first]
      .compactMap { $0 }.prefix(1)
    var terms: [Term] = [("\(field.name):none", { $0.isEmpty })]
    switch field.kind {
    case .text, .choice, .named: terms += chosen.flatMap { texts(field, $0, some) }
    case .moment: terms += chosen.flatMap { moments(field.name, $0) }
    case .number, .size: terms += chosen.flatMap { numbers(field.name, $0) }
    case .span: terms += chosen.map { spans(field.name, $0) }
    }
    return terms
  }

  /// Several texts stand in one cell between commas.
  private static func parts(_ field: FilterField, _ cell: String) -> [String] {
    let several: Set = ["tag", "term", "storage", "data_source", "column_name"]
    return several.contains(field.name)
      ? cell.split(separator: ",").map(String.init) : cell.isEmpty ? [] : [cell]
  }

  private static func texts(_ field: FilterField, _ cell: String, _ some: [String]) -> [Term] {
    guard let value = parts(field, cell).first else { return [] }
    let name = field.name
    let hasCapital = value.contains(where: \.isUppercase)
    let isEqual = { (other: String) in hasCapital ? other == value : other.lowercased() == value }
    var terms: [Term] = [
      ("\(name)=\"\(value)\"", { parts(field, $0).contains(where: isEqual) })
    ]
    guard field.kind != .named else { return terms }
    let part = String(value.lowercased().dropFirst(value.count / 3).prefix(4))
    let has = { (cell: String, text: String) in
      parts(field, cell).contains { $0.lowercased().contains(text) }
    }
    terms.append(("\(name):\"\(part)\"", { has($0, part) }))
    let other = some.last?.lowercased() ?? ""
    if parts(field, other).count == 1 {
      terms.append(("\(name):\"\(part)\",\"\(other)\"", { has($0, part) || has($0, other) }))
      terms.append(("\(name):none,\"\(part)\"", { $0.isEmpty || has($0, part) }))
    }
    return terms
  }

  private static func moments(_ name: String, _ value: String) -> [Term] {
    let (day, month) = (String(value.prefix(10)), String(value.prefix(7)))
    return [
      ("\(name)>=\(day)", { !$0.isEmpty && $0.prefix(10) >= day }),
      ("\(name)<\(day)", { !$0.isEmpty && $0.prefix(10) < day }),
      ("\(name):\(month)", { $0.hasPrefix(month) }),
      ("\(name):\(month)..", { !$0.isEmpty && $0.prefix(7) >= month }),
    ]
  }

  private static func spans(_ name: String, _ value: String) -> Term {
    let seconds = Int(Double(value) ?? 0) + 1
    return (
      "\(name)>=\(seconds)s", { cell in Double(cell).map { $0 >= Double(seconds) } ?? false }
    )
  }

  private static func numbers(_ name: String, _ value: String) -> [Term] {
    let number = Double(value) ?? 0
    return [
      ("\(name):\(value)", { cell in Double(cell).map { $0 == number } ?? false }),
      ("\(name)>=\(value)", { cell in Double(cell).map { $0 >= number } ?? false }),
      ("\(name)<\(value)", { cell in Double(cell).map { $0 < number } ?? false }),
    ]
  }
}

/// Rows as csv has them.
private struct CSV {
  let names: [String]
  let rows: [[String]]

  init(_ text: String) {
    let all = Self.rows(text)
    names = all.first ?? []
    rows = Array(all.dropFirst())
  }

  func column(of field: FilterField) -> Int? {
    names.firstIndex { $0 == field.name || field.aliases.contains($0) }
  }

  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar {
      case "\"":
        // Two of them within quotes are one that stands there.
        if !isQuoted, last == "\"" { cell.append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
