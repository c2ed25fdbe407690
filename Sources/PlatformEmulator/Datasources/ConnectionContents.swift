import JSON

/// What lies behind a connection: schemas with tables, buckets with files, or topics.
///
/// Made up from its properties, so that two connections to one place see the same, whether they are
/// stored or not; what data assets refer to is there besides.
struct ConnectionContents: Sendable {
  struct Node: Hashable, Sendable {
    var path: [String]
    /// `schema`, `table`, `view`, `bucket`, `folder`, `file` or `topic`.
    var type: String
    var isDataset: Bool { ["table", "view", "file", "topic"].contains(type) }
    var name: String { path.last ?? "" }
  }

  let kind: ContentsKind
  /// Buckets are left out of the way if the connection names one.
  let seed: UInt64
  /// Paths of tables that data assets refer to.
  let referred: [[String]]

  /// - Parameter properties: of the connection.
  init(_ kind: ContentsKind, properties: JSONValue, referred: [[String]]) {
    self.kind = kind
    self.referred = referred
    let place = [
      "host", "server_name", "database", "account_name", "url", "jdbc_url", "project_id",
      "service_name", "sap_gateway_url",
    ].compactMap { properties[$0]?.string }
    seed = SplitMix64.mixed(WorldID.hash(place.joined(separator: "|")))
  }

  /// What lies right under a path, sorted by name; nil if nothing can.
  func children(of path: [String]) -> [Node]? {
    guard path.isEmpty || node(at: path)?.isDataset == false else { return nil }
    var nodes = made(under: path)
    let known = Set(nodes.map(\.name))
    var added: Set<String> = []
    for target in referred where target.count > path.count && target.starts(with: path) {
      let name = target[path.count]
      guard !known.contains(name), added.insert(name).inserted else { continue }
      let isLeaf = target.count == path.count + 1
      nodes.append(Node(path: path + [name], type: isLeaf ? leafType : branchType(path.count)))
    }
    return nodes.sorted { $0.name < $1.name }
  }

  func node(at path: [String]) -> Node? {
    guard let name = path.last else { return nil }
    return children(of: Array(path.dropLast()))?.first { $0.name == name }
  }

  /// The columns and rows at a path; nil if there are none.
  ///
  /// - Parameter fields: the columns, if a data asset knows them.
  func dataset(at path: [String], fields: [JSONValue]?) -> SampleDataset? {
    guard let node = node(at: path), node.isDataset else { return nil }
    return SampleDataset(
      path: path, type: node.type, fields: fields ?? self.fields(at: path), seed: seed(of: path))
  }

  func seed(of path: [String]) -> UInt64 {
    SplitMix64.mixed(seed ^ WorldID.hash(path.joined(separator: "/")))
  }

  private var leafType: String {
    switch kind {
    case .tables: "table"
    case .buckets, .folders: "file"
    case .topics: "topic"
    }
  }

  private func branchType(_ depth: Int) -> String {
    switch kind {
    case .tables, .topics: "schema"
    case .buckets: depth == 0 ? "bucket" : "folder"
    case .folders: "folder"
    }
  }

  private func fields(at path: [String]) -> [JSONValue] {
    if kind == .topics { return Self.messageFields }
    var random = SplitMix64(seed: seed(of: path))
    let first = random.below(WorldColumns.specs.count)
    return (0..<random.among(5...14)).map { offset in
      WorldColumns.specs[(first + offset) % WorldColumns.specs.count].field
    }
  }

  private func made(under path: [String]) -> [Node] {
    var random = SplitMix64(seed: seed(of: path))
    switch (kind, path.count) {
    case (.tables, 0):
      let schemas = WorldWords.schemas.map { "\($0)" }.filter { _ in random.chance(60) }
      return (schemas.isEmpty ? ["SALES"] : schemas).map { Node(path: [$0], type: "schema") }
    case (.tables, 1):
      return tables(&random).map { name in
        Node(path: path + [name], type: name.hasPrefix("v_") ? "view" : "table")
      }
    case (.buckets, 0):
      return ["archive", "exports", "landing", "ml-datasets"].filter { _ in random.chance(75) }
        .map { Node(path: [$0], type: "bucket") }
    case (.buckets, 1), (.folders, 0):
      let folders = ["2025", "2026", "reference"].map { Node(path: path + [$0], type: "folder") }
      return folders + files(&random, 2...5).map { Node(path: path + [$0], type: "file") }
    case (.buckets, 2), (.folders, 1):
      return files(&random, 4...30).map { Node(path: path + [$0], type: "file") }
    case (.topics, 0):
      return names(&random, 5...18).map { "shop.\($0)" }
        .map { Node(path: [$0], type: "topic") }
    default: return []
    }
  }

  private func tables(_ random: inout SplitMix64) -> [String] {
    let tables = names(&random, 8...24).map { "\(random.pick(WorldWords.layers))_\($0)" }
    return Self.unique(tables + tables.prefix(3).map { "v_\($0)" })
  }

  private func files(_ random: inout SplitMix64, _ count: ClosedRange<Int>) -> [String] {
    Self.unique(
      names(&random, count).map { "\($0).\(random.pick(["csv", "csv", "parquet", "json"]))" })
  }

  private func names(_ random: inout SplitMix64, _ count: ClosedRange<Int>) -> [String] {
    Self.unique(
      (0..<random.among(count)).map { _ in
        let subject = random.pick(WorldWords.subjects)
        return random.chance(50)
          ? "\(subject)" : "\(subject)_\(random.pick(WorldWords.qualifiers))"
      })
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static let messageFields: [JSONValue] = [
    ColumnSpec("topic_offset_id", "bigint", 19, nullable: false),
    ColumnSpec("partition", "integer", 10, nullable: false),
    ColumnSpec("timestamp", "timestamp", 26, scale: 6, nullable: false),
    ColumnSpec("message_key", "varchar", 64), ColumnSpec("message", "varchar", 4000),
  ].map(\.field)
}

extension ColumnSpec {
  /// As in `entity.data_asset.columns`.
  var field: JSONValue {
    var json = JSONBytes()
    writeColumn(into: &json)
    return (try? JSONValue.parse(json.bytes)) ?? [:]
  }
}
