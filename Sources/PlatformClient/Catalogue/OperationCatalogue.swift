public import PlatformModel

/// Every operation of both platforms, in the order of the reference.
///
/// A table of text, a row an operation: its verb, method, path and summary. Below it stands what
/// else there is to say of it, with two blanks between two clauses; deeper lines go on with the one
/// above.
///
///     [catalogs]
///     list-members    GET     /v2/catalogs/{catalog_id}/members       List members
///         query limit:number bookmark member_type  pages bookmark
///     delete-members  DELETE  /v2/catalogs/{catalog_id}/members/bulk  Remove up to 20 members
///         several  loses until-added-again  query member_ids* member_type member_types
///         needs owner, admin or editor of the catalog
///
/// | clause | says |
/// |---|---|
/// | `in catalog project` | exactly one of `catalog_id` and `project_id` has to be given |
/// | `query limit:number` | a parameter; `:number` and `:flag` say what is not text |
/// | `query name*` | it is required |
/// | `query name^` | exactly one of all with this mark has to be given |
/// | `query name?` | the reference has its name in words only |
/// | `header name` | a request header of its own |
/// | `body json {members:[]}` | its body; what comes after the kind is for people |
/// | `reads` | it only reads, whatever its method |
/// | `several` | one call is about several things |
/// | `loses into-trash` | what becomes of what it takes away |
/// | `pages bookmark` | how its list goes on |
/// | `wait run` | how its work is followed |
/// | `needs admin` | what a user has to be, where the reference names it |
///
/// Without a clause `GET` and `HEAD` read, and `DELETE` loses for good.
///
/// Source: operations of the reference, all groups.
public enum OperationCatalogue {
  /// Read when it is first asked for.
  public static let all: [APIOperation] = [assets, containers, aiLake].flatMap {
    OperationReader.operations($0)
  }

  /// Groups by name, as they stand on the command line.
  public static let groups: [String] = all.map(\.group).reduce(into: []) { groups, group in
    if groups.last != group { groups.append(group) }
  }

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
