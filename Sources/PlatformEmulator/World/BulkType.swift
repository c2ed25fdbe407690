/// How assets of one type are named, and how often they occur.
struct BulkType: Sendable {
  let name: String
  /// The sections of its entity.
  let sections: [StaticString]
  /// What names begin with; data assets take a layer of the warehouse instead.
  let prefixes: [StaticString]
  /// Of a hundred assets of a catalog, a project and a space.
  let shares: [Int]
  /// How it is bound to data assets made shortly before, if at all.
  let relationship: RelationshipKind?

  static let all: [BulkType] = [
    BulkType(
      name: "data_asset", sections: ["data_asset"], prefixes: WorldWords.layers,
      shares: [68, 46, 24], relationship: .derivedFrom),
    BulkType(
      name: "notebook", sections: ["notebook"],
      prefixes: ["explore", "train", "evaluate", "profile", "compare"], shares: [3, 15, 6],
      relationship: .readsFrom),
    BulkType(
      name: "data_intg_flow", sections: ["data_intg_flow"],
      prefixes: ["load", "merge", "publish", "split"], shares: [0, 11, 0],
      relationship: .writesTo),
    BulkType(
      name: "orchestration_flow", sections: ["orchestration_flow"],
      prefixes: ["pipeline", "refresh", "rebuild"], shares: [0, 3, 0], relationship: .uses),
    BulkType(
      name: "script", sections: ["script"], prefixes: ["export", "purge", "check", "notify"],
      shares: [1, 8, 22], relationship: .readsFrom),
    BulkType(
      name: "dashboard", sections: ["dashboard"], prefixes: ["overview", "kpi", "board"],
      shares: [7, 4, 0], relationship: .visualizes),
    BulkType(
      name: "report", sections: ["report"], prefixes: ["report", "summary"], shares: [6, 1, 0],
      relationship: .visualizes),
    BulkType(
      name: "data_rule", sections: ["data_rule"], prefixes: ["valid", "complete", "unique"],
      shares: [6, 2, 0], relationship: .checks),
    BulkType(
      name: "policy", sections: ["policy"], prefixes: ["mask", "retain", "restrict"],
      shares: [3, 0, 0], relationship: .governs),
    BulkType(
      name: "connection", sections: ["connection"], prefixes: ["pg", "db2", "kafka", "s3"],
      shares: [3, 2, 4], relationship: nil),
    BulkType(
      name: "wml_model", sections: ["wml_model"], prefixes: ["predict", "score", "rank"],
      shares: [2, 4, 34], relationship: .trainedOn),
    BulkType(
      name: "parameter_set", sections: ["parameter_set"], prefixes: ["params"],
      shares: [0, 3, 5], relationship: nil),
    BulkType(
      name: "environment", sections: ["environment"], prefixes: ["env"], shares: [0, 1, 5],
      relationship: nil),
    BulkType(
      name: "metadata_import", sections: ["metadata_import"], prefixes: ["import"],
      shares: [1, 0, 0], relationship: nil),
  ]

  /// A hundred indices into `all`, in the proportions of a kind of container.
  static func deck(for kind: WorldScope.Kind) -> [Int] {
    let column =
      switch kind {
      case .catalog: 0
      case .project: 1
      case .space: 2
      }
    return all.indices.flatMap { Array(repeating: $0, count: all[$0].shares[column]) }
  }
}
