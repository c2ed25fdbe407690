import GRDB
import JSON

extension BackgroundWork {
  /// What Routes/Containers leaves to be done later.
  static let containersKinds = [
    spacePreparation, spaceRemoval, projectImport, rehoming, assetExport, lineageImport,
  ]

  /// A new space becomes active; one with "fail" in its name does not.
  static let spacePreparation = BackgroundWork("space preparation") { turn in
    guard var space = try turn.container(.space) else { return }
    guard space.document["entity"]?["status"]?["state"] == "preparing" else { return }
    space.document["entity"]?["status"] =
      space.name.lowercased().contains("fail")
      ? [
        "state": "error",
        "failure": [
          "trace": .string(turn.emulator.identifiers.next()),
          "errors": [
            [
              "code": "space_preparation_failed",
              "message": "The storage of the space could not be provisioned.",
            ]
          ],
        ],
      ] : ["state": "active"]
    try space.save(at: turn.now, in: turn.database)
  }

  static let spaceRemoval = BackgroundWork("space removal") { turn in
    try turn.container(.space)?.remove(from: turn.database)
  }

  static let projectImport = BackgroundWork("project import", perform: ProjectImport.perform)

  static let assetExport = BackgroundWork("catalog export", perform: AssetExport.perform)

  static let lineageImport = BackgroundWork("lineage import", perform: LineageMappings.perform)

  static let rehoming = BackgroundWork("rehoming", perform: Rehoming.perform)
}

extension BackgroundWork.Turn {
  /// The container whose `id` the payload names; nil if it is gone.
  fileprivate func container(_ kind: WorldScope.Kind) throws -> ContainerRecord? {
    try ContainerRecord.find(
      WorldScope(kind: kind, id: payload["id"]?.string ?? ""), in: database)
  }
}
