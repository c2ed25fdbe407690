import GRDB
import JSON

/// Puts a generated world into an empty store, one record at a time.
struct WorldLoader: WorldSink {
  private let database: Database
  private let insertAsset: Statement
  private let insertDocument: Statement
  private let insertPrivate: Statement
  private let insertRelationship: Statement
  private let insertRevision: Statement
  private let insertRun: Statement
  private var index: BulkIndex
  private var containers: [String: (row: Int64, paths: TermPaths?)] = [:]
  private var assets: Int64 = 0

  init(_ database: Database) throws {
    self.database = database
    insertAsset = try database.makeStatement(
      sql: "INSERT INTO asset VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    insertDocument = try database.makeStatement(
      sql: "INSERT INTO asset_document VALUES (?, ?, ?, ?)")
    insertPrivate = try database.makeStatement(sql: "INSERT INTO private_asset VALUES (?, ?, ?)")
    index = try BulkIndex(database)
    insertRelationship = try database.makeStatement(
      sql: """
        INSERT INTO relationship VALUES
        (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertRevision = try database.makeStatement(sql: "INSERT INTO revision VALUES (?, ?, ?)")
    insertRun = try database.makeStatement(sql: RunRecord.insertion)
  }

  mutating func add(_ record: WorldRecord) throws {
    switch record {
    case .user(let user): try add(user)
    case .catalog(let document, let members): try add(document, .catalog, members)
    case .project(let document, let members): try add(document, .project, members)
    case .space(let document, let members): try add(document, .space, members)
    case .assetType(let scope, let document): try addType(document, scope)
    case .asset(let asset): try add(asset)
    case .relationshipType(let document): try addRelationshipType(document)
    case .relationship(let relationship): try add(relationship)
    case .revision(let assetID, let document): try addRevision(document, of: assetID)
    case .opinion(let opinion): try opinion.insert(into: database)
    case .job(let scope, let document): try add(JobRecord(document, in: scope))
    case .run(let run): try insertRun.execute(arguments: RunRecord(run).arguments)
    case .database(let document): try LakeDatabase.create(document, in: database)
    case .objectStorage(let document): try addStorage(document)
    case .pipeTable(let name, let request):
      let lake = try LakeDatabase.find(name, in: database)
      try PipeTablePlan(request).table(in: lake).insert(into: database)
    case .service(let document): try LakeService(document).insert(into: database)
    }
  }

  private func add(_ user: WorldUser) throws {
    try database.execute(
      sql: "INSERT INTO user VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        user.id, user.userName, user.displayName, user.email, user.role.rawValue, user.canSignIn,
      ])
  }

  private mutating func add(
    _ document: JSONValue, _ kind: WorldScope.Kind, _ members: [WorldMember]
  ) throws {
    let record = ContainerRecord(document, kind)
    containers[record.id] = (try record.insert(into: database), nil)
    for member in members {
      try MemberRecord(member, of: record.id, created: record.created).insert(into: database)
    }
  }

  /// The types of the world are global, and so the same in all containers.
  private func addType(_ document: JSONValue, _ scope: WorldScope) throws {
    let name = document["name"]?.string ?? ""
    try AssetTypeRecord(scope: .global, name: name, document: document).save(in: database)
    guard let container = containers[scope.id]?.row else { return }
    try Declarations.note(type: name, document, in: container, database)
  }

  private mutating func add(_ asset: WorldAsset) throws {
    assets += 1
    guard let (container, known) = containers[asset.scope.id] else { return }
    let paths = try known ?? Declarations.paths(in: container, database)
    containers[asset.scope.id] = (container, paths)
    let sections = JSONSections(asset.document)
    let metadata = sections.slice("metadata") ?? []
    insertAsset.setUncheckedArguments([
      assets, container, asset.id, asset.type, asset.name, AssetText.folded(asset.name),
      asset.description, asset.ownerID, asset.created, asset.updated,
    ])
    try insertAsset.execute()
    insertDocument.setUncheckedArguments([
      assets, String(decoding: metadata, as: UTF8.self), sections["entity"],
      sections["attachments"],
    ])
    try insertDocument.execute()
    for user in try AssetPrivacy.ofPrivate(metadata)?.rows ?? [] {
      insertPrivate.setUncheckedArguments([container, assets, user])
      try insertPrivate.execute()
    }
    try index.add(asset, row: assets, in: container, paths)
  }

  /// To be called behind the last record.
  mutating func finish() throws {
    try index.flush()
  }

  private func add(_ job: JobRecord) throws {
    try job.insert(into: database)
    guard let next = job.nextRun else { return }
    try BackgroundWork.scheduledRun.store(at: next, ["job": .string(job.id)], in: database)
  }

  private func addRelationshipType(_ document: JSONValue) throws {
    try database.execute(
      sql: "INSERT INTO relationship_type VALUES (NULL, ?, ?, ?, ?)",
      arguments: [
        document["metadata"]?["id"]?.string ?? "",
        document["end1"]?["relationship_name"]?.string ?? "",
        document["end2"]?["relationship_name"]?.string ?? "", document.serialized(),
      ])
  }

  private func add(_ relationship: WorldRelationship) throws {
    let source = relationship.source
    let target = relationship.target
    insertRelationship.setUncheckedArguments([
      relationship.typeID, relationship.name, relationship.reverseName,
      source.scope.kind.rawValue, source.scope.id, source.assetID, source.assetType,
      source.assetName, source.columnName,
      target.scope.kind.rawValue, target.scope.id, target.assetID, target.assetType,
      target.assetName, target.columnName,
      relationship.creatorID, relationship.creatorID, relationship.created, relationship.updated,
    ])
    try insertRelationship.execute()
  }

  private func addRevision(_ document: JSONValue, of assetID: String) throws {
    let number = document["metadata"]?["revision_id"]?.int ?? 0
    insertRevision.setUncheckedArguments([assetID, number, document.serialized()])
    try insertRevision.execute()
  }

  private func addStorage(_ document: JSONValue) throws {
    try database.execute(
      sql: "INSERT INTO lake_storage VALUES (?, ?, ?)",
      arguments: [
        document["storageId"]?.string ?? "", document["name"]?.string ?? "",
        document.serialized(),
      ])
  }
}
