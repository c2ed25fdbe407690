import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Search over all containers.
  static let globalSearch: [Route] = [
    .get("/v3/search", .globalSearch, searchByText),
    .asking("/v3/search", .globalSearch, searchByStructure),
    .get("/v3/search/search_facet", .globalSearch, searchFacets),
    .changing(.post, "/v3/search/update_by_query", .globalSearch, updateByQuery),
  ]

  /// Source: GET /v3/search.
  private static func searchByText(_ call: Call) throws -> EmulatorResponse {
    guard let text = call.query("query") else {
      throw PlatformFault.invalid("The parameter 'query' is required.", .parameter("query"))
    }
    let query = try TextQueryReader.query(text, isSimple: call.flag("isSimple"))
    let request = try GlobalRequest(query, size: call.number("limit"))
    let search = try GlobalSearch(request, in: call.searchedContainers(), call.database)
    return Answer.json(try search.answer())
  }

  /// Source: POST /v3/search.
  private static func searchByStructure(_ call: Call) throws -> EmulatorResponse {
    let request = try GlobalRequest(BodyFields(call.optionalJSON()))
    let search = try GlobalSearch(request, in: call.searchedContainers(), call.database)
    return Answer.json(try search.answer())
  }

  /// Source: GET /v3/search/search_facet.
  private static func searchFacets(_ call: Call) throws -> EmulatorResponse {
    let request = try GlobalRequest(.everything, size: 0)
    let search = try GlobalSearch(request, in: call.searchedContainers(), call.database)
    return Answer.json(try SearchFacets.answer(search))
  }

  /// Source: POST /v3/search/update_by_query.
  private static func updateByQuery(_ call: Call) throws -> EmulatorResponse {
    let update = try GlobalUpdate(call.fields())
    return Answer.json(try update.perform(call))
  }
}

extension HTTPField.Name {
  static let runAsTenant = HTTPField.Name("Run-As-Tenant") ?? .contentType
  static let accountID = HTTPField.Name("account_id") ?? .contentType
}
