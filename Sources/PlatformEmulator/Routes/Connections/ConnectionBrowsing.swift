import HTTPTypes
import JSON

/// Answers what lies at a path behind a connection: what is in a schema or folder, or the columns
/// and rows of a table or file.
///
/// Source: GET /v2/connections/{connection_id}/assets.
struct ConnectionBrowsing {
  let call: Call
  let source: ConnectionSource
  private let wanted: Set<String>

  /// Throws 400 if `fetch` or `context` has a value it cannot have.
  init(_ call: Call, _ source: ConnectionSource) throws {
    self.call = call
    self.source = source
    let names = call.queries("fetch")
    for name in names where !Self.parts.contains(name) {
      throw PlatformFault.invalid("'\(name)' cannot be fetched.", .parameter("fetch"))
    }
    if let context = call.query("context"), !["source", "target"].contains(context) {
      throw PlatformFault.invalid("'\(context)' is not a context.", .parameter("context"))
    }
    wanted = Set(names.isEmpty ? ["metadata"] : names)
  }

  private static let parts: Set<String> = [
    "data", "metadata", "interaction", "connection", "datasource_type",
  ]

  /// Throws 404 if nothing is at the path.
  func answer(at path: String) throws -> EmulatorResponse {
    let segments = ConnectionSource.segments(of: path)
    if let nodes = source.contents.children(of: segments) {
      return Answer.json(try list(nodes, at: segments))
    }
    return try answer(try source.dataset(at: segments))
  }

  /// Raw bytes if the caller accepts no more than those and the source has files.
  func answer(_ dataset: SampleDataset) throws -> EmulatorResponse {
    if dataset.type == "file", wanted.contains("data"),
      call.request.headers[.accept]?.contains("application/octet-stream") == true
    {
      return EmulatorResponse(
        status: .ok, headers: [.contentType: "application/octet-stream"], body: dataset.csv)
    }
    return Answer.json(try document(of: dataset))
  }

  private func list(_ all: [ConnectionContents.Node], at path: [String]) throws -> JSONValue {
    let page = try OffsetPage(call)
    let filter = try NodeFilter(call)
    let nodes = all.filter(filter.keeps)
    var answer: JSONValue = [
      "path": .string("/" + path.joined(separator: "/")),
      "asset_types": .array(Self.types(of: nodes)),
      "assets": .array(nodes[page.range(of: nodes.count)].map(asset)),
    ]
    for (name, value) in page.members(total: nodes.count) { answer[name] = value }
    return answer
  }

  private func asset(_ node: ConnectionContents.Node) -> JSONValue {
    let path = "/" + node.path.joined(separator: "/")
    var asset: JSONValue = [
      "id": .string(path), "type": .string(node.type), "name": .string(node.name),
      "path": .string(path), "has_children": .bool(!node.isDataset),
    ]
    if call.flag("detail"), node.isDataset, let dataset = try? source.dataset(at: node.path) {
      asset["details"] = details(of: dataset)
    }
    return asset
  }

  private func document(of dataset: SampleDataset) throws -> JSONValue {
    let page = try OffsetPage(call, maximum: 1000)
    let path = "/" + dataset.path.joined(separator: "/")
    let type = ConnectionContents.Node(path: dataset.path, type: dataset.type)
    var answer: JSONValue = [
      "path": .string(path), "id": .string(path), "asset_types": .array(Self.types(of: [type])),
    ]
    if wanted.contains("metadata") {
      answer["fields"] = .array(dataset.columns.map(\.field))
    }
    if wanted.contains("data") {
      answer["data"] = .array(dataset.rows(page.range(of: dataset.rowCount)))
    }
    if wanted.contains("interaction") {
      answer["interaction_properties"] = interaction(of: dataset)
    }
    if wanted.contains("connection") {
      answer["connection_properties"] = source.properties
    }
    if wanted.contains("datasource_type") {
      answer["datasource_type"] = DatasourceParts().trimmed(source.definition.document)
    }
    if call.flag("detail") { answer["details"] = details(of: dataset) }
    for (name, value) in page.members(total: dataset.rowCount) { answer[name] = value }
    return answer
  }

  private func details(of dataset: SampleDataset) -> JSONValue {
    [
      dataset.type: [
        "row_count": JSONValue(dataset.rowCount), "column_count": JSONValue(dataset.columns.count),
      ]
    ]
  }

  /// The properties with which one reads it.
  private func interaction(of dataset: SampleDataset) -> JSONValue {
    let path = dataset.path
    switch source.contents.kind {
    case .tables:
      return [
        "schema_name": .string(path.dropLast().joined(separator: ".")),
        "table_name": .string(path.last ?? ""),
      ]
    case .buckets:
      return [
        "bucket": .string(path.first ?? ""),
        "file_name": .string(path.dropFirst().joined(separator: "/")),
      ]
    case .folders: return ["file_name": .string(path.joined(separator: "/"))]
    case .topics: return ["topic_name": .string(path.last ?? "")]
    }
  }

  private static func types(of nodes: [ConnectionContents.Node]) -> [JSONValue] {
    var seen: Set<String> = []
    return nodes.filter { seen.insert($0.type).inserted }.map { node in
      [
        "type": .string(node.type), "dataset": .bool(node.isDataset),
        "dataset_container": .bool(!node.isDataset),
      ]
    }
  }
}

/// Which of the things at a path are wanted: `{"name_pattern": "CUST%", "include_view": false}`.
///
/// Source: `filters` of GET /v2/connections/{connection_id}/assets; the names are those of the filter
/// properties of the data source types.
private struct NodeFilter {
  private let pattern: [Substring]?
  private let leftOut: Set<String>

  init(_ call: Call) throws {
    guard let text = call.query("filters") else {
      pattern = nil
      leftOut = []
      return
    }
    guard let filters = try? JSONValue.parse(text), filters.object != nil else {
      throw PlatformFault.invalid("The filters must be a JSON object.", .parameter("filters"))
    }
    pattern = filters["name_pattern"]?.string?.lowercased()
      .split(separator: "%", omittingEmptySubsequences: false)
    leftOut = Set(["table", "view"].filter { filters["include_\($0)"]?.bool == false })
  }

  func keeps(_ node: ConnectionContents.Node) -> Bool {
    !leftOut.contains(node.type) && (pattern.map { matches(node.name.lowercased(), $0) } ?? true)
  }

  private func matches(_ name: String, _ pieces: [Substring]) -> Bool {
    guard let first = pieces.first, name.hasPrefix(first) else { return false }
    guard pieces.count > 1 else { return name.count == first.count }
    var rest = name.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }
}
