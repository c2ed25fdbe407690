import JSON

/// One thing of the generated world, in the order in which it can be stored: a container before what
/// lies in it, an asset before its revisions and relationships, a job before its runs.
enum WorldRecord: Sendable {
  case user(WorldUser)
  /// `{metadata, entity, href}`. Source: GET /v2/catalogs/{catalog_id}.
  case catalog(JSONValue, members: [WorldMember])
  /// `{metadata, entity}`. Source: GET /v2/projects/{project_id}.
  case project(JSONValue, members: [WorldMember])
  /// `{metadata, entity}`. Source: GET /v2/spaces/{space_id}.
  case space(JSONValue, members: [WorldMember])
  /// `{name, version, fields, …}`. Source: GET /v2/asset_types/{type_name}.
  case assetType(container: WorldScope, JSONValue)
  case asset(WorldAsset)
  /// `{metadata, end1, end2, flags}`. Source: GET /v2/asset_relationship_types.
  case relationshipType(JSONValue)
  case relationship(WorldRelationship)
  /// `{metadata}` with `revision_id` and `commit_info`, oldest first. Source: GET
  /// /v2/assets/{asset_id}/revisions.
  case revision(assetID: String, JSONValue)
  case opinion(WorldOpinion)
  /// `{metadata, entity: {job}}`; the same thing is an asset of type `job` too. Source: GET
  /// /v2/jobs/{job_id}.
  case job(container: WorldScope, JSONValue)
  case run(WorldRun)
  /// `{id, name, storageIds, dataSources}`. Source: GET /api/v1/ailake/database/instances/{id}.
  case database(JSONValue)
  /// `{storageId, name, storageType, storageConfig}`. Source: GET /api/v1/ailake/objectStorages.
  case objectStorage(JSONValue)
  /// A table as it is asked for, of a database by name. Source: POST
  /// /api/v1/ailake/database/instances/{instanceId}/pipeTables.
  case pipeTable(database: String, JSONValue)
  /// `{serviceId, name}`, its `kind`, and what its commands change of its `status`. Source: GET
  /// /api/v1/ailake/services.
  case service(JSONValue)
}

/// Takes the world one record at a time, so that none of it need be held.
protocol WorldSink {
  mutating func add(_ record: WorldRecord) throws
}
