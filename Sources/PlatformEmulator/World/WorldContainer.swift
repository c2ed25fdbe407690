import JSON

/// A catalog, project or space of the world, and how much of the world lies in it.
struct WorldContainer: Sendable {
  let scope: WorldScope
  /// The hidden catalog of a project or space; the id of a catalog itself.
  let catalogID: String
  let name: String
  let description: String
  let members: [WorldMember]
  let tags: [String]
  /// Share of the assets that come from word lists, in relation to the other containers.
  let weight: Int
  /// Days before now that it was made.
  let age: Int
  /// A catalog's well-known name, such as `ibm-global-catalog`.
  let uid: String?

  init(
    _ kind: WorldScope.Kind, _ name: String, _ description: String, weight: Int, age: Int,
    tags: [String] = [], uid: String? = nil, ana: WorldMember.Role? = nil,
    vic: WorldMember.Role? = nil, others: [WorldUser] = []
  ) {
    scope = WorldScope(kind: kind, id: WorldID.named("\(kind.rawValue)/\(name)"))
    catalogID =
      kind == .catalog ? scope.id : WorldID.named("\(kind.rawValue)/\(name)/hidden catalog")
    self.name = name
    self.description = description
    self.weight = weight
    self.age = age
    self.tags = tags
    self.uid = uid
    var members = [WorldPeople.admin.member(.admin)]
    if let ana { members.append(WorldPeople.ana.member(ana)) }
    if let vic { members.append(WorldPeople.vic.member(vic)) }
    members += others.map { $0.member(.editor) }
    self.members = members
  }

  func record(now: Int64) -> WorldRecord {
    let created = now - Int64(age) * CalendarDate.millisecondsPerDay - 12_345_678
    return switch scope.kind {
    case .catalog: .catalog(catalogDocument(created: created), members: members)
    case .project: .project(projectDocument(created: created, now: now), members: members)
    case .space: .space(spaceDocument(created: created, now: now), members: members)
    }
  }

  private func catalogDocument(created: Int64) -> JSONValue {
    let path = "/v2/catalogs/\(scope.id)"
    var entity: JSONValue = [
      "name": .string(name), "description": .string(description),
      "generator": "DAP-Portal-Main", "bss_account_id": "999", "capacity_limit": 0,
      "is_governed": true, "auto_profiling": true,
    ]
    if let uid { entity["uid"] = .string(uid) }
    entity["bucket"] = ["bucket_type": "assetfiles"]
    let metadata: JSONValue = [
      "guid": .string(scope.id), "url": .string(path),
      "creator_id": .string(WorldPeople.admin.id),
      "create_time": .string(CalendarDate.seconds(created)),
    ]
    return ["metadata": metadata, "entity": entity, "href": .string(path)]
  }

  private func projectDocument(created: Int64, now: Int64) -> JSONValue {
    let metadata: JSONValue = [
      "guid": .string(scope.id), "url": .string("/v2/projects/\(scope.id)"),
      "created_at": .string(CalendarDate.milliseconds(created)),
      "updated_at": .string(CalendarDate.milliseconds(lastChange(now: now))),
    ]
    let storage: JSONValue = [
      "type": "assetfiles", "guid": .string(WorldID.named("\(scope.id)/storage")),
    ]
    let entity: JSONValue = [
      "name": .string(name), "generator": "DAP-Portal-Main",
      "description": .string(description), "public": false, "storage": storage,
      "scope": ["bss_account_id": "999", "enforce_members": true], "creator": "admin",
      "creator_iam_id": .string(WorldPeople.admin.id),
      "catalog": ["public": false, "guid": .string(catalogID)], "type": "cpd", "compute": [],
      "tags": .array(tags.map(JSONValue.string)), "tools": [],
    ]
    return ["metadata": metadata, "entity": entity]
  }

  private func spaceDocument(created: Int64, now: Int64) -> JSONValue {
    let metadata: JSONValue = [
      "id": .string(scope.id), "url": .string("/v2/spaces/\(scope.id)"),
      "creator_id": .string(WorldPeople.admin.id),
      "created_at": .string(CalendarDate.milliseconds(created)),
      "updated_at": .string(CalendarDate.milliseconds(lastChange(now: now))),
    ]
    let compute: JSONValue = [
      "crn": .string("crn:v1:cpd:private:pm-20:cpd:cpdaccount:\(catalogID)::"),
      "guid": .string(WorldID.named("\(scope.id)/compute")), "name": "Watson Machine Learning",
      "type": "machine_learning",
    ]
    let entity: JSONValue = [
      "name": .string(name), "description": .string(description), "compute": [compute],
      "scope": ["bss_account_id": "cpdaccount"], "status": ["state": "active"],
      "tags": .array(tags.map(JSONValue.string)),
      "stage": ["name": .string(name), "production": .bool(tags.contains("production"))],
      "type": "cpd", "storage": ["type": "assetfiles"],
    ]
    return ["metadata": metadata, "entity": entity]
  }

  private func lastChange(now: Int64) -> Int64 {
    now - Int64(WorldID.hash(name) % 9_000) * 60_000
  }
}
