import HTTPTypes

/// All operations of the platform: those that are emulated, and those that only say so.
enum Routes {
  static let all: [Route] = merge(
    reference(),
    with: [
      auth, globalUsers,
      catalogs, projects, spaces,
      environments, hardwareSpecifications, softwareSpecifications, packageExtensions,
      runtimeDefinitions, parameterSets,
      search, globalSearch,
      assets, assetBulk, assetMembers, assetDuplicates, assetCopies, assetSources, assetObjects,
      attributes, columns, dataAssets, trash,
      assetTypes, relationships, relationshipTypes,
      notes, ratings, revisions, conflicts, images, assetLists,
      assetFiles, attachments, assetContainers, exportsAndImports,
      connections, datasourceTypes,
      jobs, runs,
      aiLakeDatabases, aiLakeStorages, aiLakePipeTables, aiLakeServices, aiLakeOperations,
      administration,
    ].flatMap(\.self))

  /// The reference's operations in its order, without handlers.
  private static func reference() -> [Route] {
    var group = RouteGroup.auth
    var routes: [Route] = []
    for line in ReferenceOperations.text.split(separator: "\n") {
      guard let blank = line.firstIndex(of: " "), line[blank...].hasPrefix(" /") else {
        group = RouteGroup(rawValue: String(line)) ?? group
        continue
      }
      guard let method = HTTPRequest.Method(rawValue: String(line[..<blank])) else { continue }
      let pattern = String(line[line.index(after: blank)...])
      routes.append(
        Route(group: group, method: method, pattern: pattern, access: .read, handler: nil))
    }
    return routes
  }

  /// Handlers in the places of the operations they serve; what the reference does not list, at the
  /// end.
  private static func merge(_ known: [Route], with emulated: [Route]) -> [Route] {
    var routes = known
    for route in emulated {
      let place = routes.firstIndex {
        $0.method == route.method && $0.pattern == route.pattern
      }
      if let place {
        routes[place] = route
      } else {
        routes.append(route)
      }
    }
    return routes
  }
}
