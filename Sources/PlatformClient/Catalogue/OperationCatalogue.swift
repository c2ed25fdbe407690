public import PlatformModel

/// Every operation of both platforms, in the order of the reference.
///
/// Written in a small language, so that adding one is adding its lines to its group:
///
///     list-members GET /v2/catalogs/{catalog_id}/members
///       List members
///       query limit:number bookmark member_type
///       pages bookmark
///
/// `name*` is required, exactly one of all `name^` has to be given, `name?` is a name the reference
/// has in words only; `:number` and `:flag` say what is not text. `needs editor of the project` is what
/// a user has to be, where the reference names it. Deeper lines go on with the one above.
///
/// Source: operations of the reference, all groups.
public enum OperationCatalogue {
  /// Groups by name, as they stand on the command line.
  static let texts: [(group: String, text: String)] = [
    ("auth", auth), ("asset-files", assetFiles), ("asset-containers", assetContainers),
    ("asset-lists", assetLists), ("relationship-types", relationshipTypes),
    (
      "asset-types",
      assetTypes
    ), ("assets", assets), ("relationships", relationships),
    (
      "attachments",
      attachments
    ), ("attributes", attributes), ("asset-extras", assetExtras),
    (
      "catalogs",
      catalogs
    ), ("data-assets", dataAssets), ("trash", trash), ("connections", connections),
    ("datasource-types", datasourceTypes), ("environments", environments),
    ("hardware-specifications", hardwareSpecifications),
    (
      "software-specifications",
      softwareSpecifications
    ), ("package-extensions", packageExtensions),
    ("runtime-definitions", runtimeDefinitions), ("global-search", globalSearch),
    (
      "jobs",
      jobs
    ), ("projects", projects), ("spaces", spaces), ("exports", exports),
    ("lake-databases", lakeDatabases), ("lake-tables", lakeTables),
    (
      "lake-services",
      lakeServices
    ),
  ]

  public static let all: [APIOperation] = texts.flatMap { group, text in
    OperationReader.operations(of: group, text)
  }

  public static var groups: [String] { texts.map(\.group) }

  public static func operations(of group: String) -> [APIOperation] {
    all.filter { $0.group == group }
  }

  /// Nil if there is none.
  public static func operation(_ group: String, _ verb: String) -> APIOperation? {
    all.first { $0.group == group && $0.verb == verb }
  }

  /// The operation that serves a method and path, such as `GET /v2/jobs/4711/runs`, and the values
  /// of its path's names; one without names goes before one with them.
  public static func operation(
    method: String, path: String
  ) -> (operation: APIOperation, values: [String: String])? {
    let segments = path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    let fitting = all.filter { $0.method == method }.compactMap { operation in
      values(of: operation, in: segments).map { (operation, $0) }
    }
    return fitting.min { $0.1.count < $1.1.count }
  }

  private static func values(
    of operation: APIOperation, in segments: [String]
  ) -> [String: String]? {
    let pattern = operation.path.split(separator: "/")
    guard pattern.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (part, segment) in zip(pattern, segments) {
      if part.hasPrefix("{") {
        values[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return values
  }
}
