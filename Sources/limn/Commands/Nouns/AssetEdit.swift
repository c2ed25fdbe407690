import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn asset edit`: name, description and tags, by options or in an editor; of several assets by
/// options.
struct AssetEditCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change the name, description or tags of assets.",
    discussion: """
      limn asset edit 'Retail 360/customers' --tag +reviewed --tag -draft
      limn asset edit 'Retail 360/customers'        in $VISUAL or $EDITOR
      limn assets -c 'Retail 360' type:model -o jsonl | limn asset edit - --tag +model --yes

      What was and what will be is shown before you are asked. What you wrote in an editor is kept \
      in a file until it has arrived; --from takes it up again. What somebody else changed \
      meanwhile is kept; if it is the same field, nothing is changed and the exit code is 5.
      """)

  @OptionGroup var assets: AssetArguments
  @Option(help: "New name.")
  var name: String?
  @Option(help: "New description; '' removes it.")
  var description: String?
  @Option(
    name: .customLong("tag"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("+x adds tag x, -x removes it; may be repeated.", valueName: "±tag"))
  var tags: [String] = []
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A text as the editor has it, or - for standard input.", valueName: "file"))
  var file: String?
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    if file != nil, saysFields {
      throw ValidationError("--from says all fields; --name, --description and --tag do not fit")
    }
    if name == "" { throw ValidationError("--name: an asset needs a name") }
    for tag in tags where tag.count < 2 || !(tag.hasPrefix("+") || tag.hasPrefix("-")) {
      throw ValidationError("--tag: '\(tag)' is neither +TAG nor -TAG")
    }
    guard isAboutSeveral else { return }
    if name != nil { throw ValidationError("--name is for one asset") }
    if file != nil { throw ValidationError("--from is for one asset") }
    if description == nil, tags.isEmpty {
      throw ValidationError("--description or --tag: an editor is for one asset")
    }
  }

  private var isAboutSeveral: Bool {
    assets.assets.count > 1 || assets.assets.contains("-") || change.resume
  }

  func run(in place: Surroundings) throws {
    if isAboutSeveral { return try changeSeveral(place) }
    guard let found = try assets.find(in: place).first else { return }
    let client = try place.session.platform()
    let base = try client.asset(found.id)
    // Nobody should write what cannot be sent.
    if !change.options.dryRun { try place.session.requireWritable("Change \(base.asset.name)") }
    let edit = try edit(of: base, place)
    let changes = edit.values.filter { field, value in field.value(in: base.asset) != value }
    guard !changes.isEmpty else {
      return place.warn("nothing changes: \(base.asset.name) is like that already")
    }
    if change.options.dryRun { return try place.show(request(changes, base, place)) }
    let kept = try edit.text.map { try KeptEdit($0, of: base.asset, in: place.environment) }
    do {
      try confirm(changes, base, place)
      try report(try client.save(found.id, base: base, edits: changes), place)
    } catch {
      if let kept { place.warn(kept.words) }
      throw error
    }
    kept?.remove()
  }

  private func confirm(
    _ edits: [AssetField: JSONValue], _ base: AssetDetail, _ place: Surroundings
  ) throws {
    if !change.options.yes, place.ask != nil {
      let diff = EditDiff(base: base.asset, edits: edits, hasColor: place.output.hasColor)
      diff.lines.forEach(place.note)
    }
    let fields = AssetField.allCases.filter { edits[$0] != nil }.map(\.rawValue)
    let action = "Change \(fields.joined(separator: ", ")) of \(base.asset.name)"
    try place.confirm(action, yes: change.options.yes) {
      ChangeQuestion(action: action + place.inContainers([base.asset.id.container]))
    }
  }

  private var saysFields: Bool { name != nil || description != nil || !tags.isEmpty }

  private func edit(of base: AssetDetail, _ place: Surroundings) throws -> AssetInEditor.Edit {
    if let file { return try AssetInEditor(place: place).edit(of: base, from: file) }
    guard saysFields else {
      return try AssetInEditor(place: place, asks: !change.options.yes).edit(of: base)
    }
    return AssetInEditor.Edit(values: edits(of: base))
  }

  /// What the options make of it.
  private func edits(of base: AssetDetail) -> [AssetField: JSONValue] {
    var edits: [AssetField: JSONValue] = [:]
    if let name { edits[.name] = .string(name) }
    if let description { edits[.description] = .string(description) }
    if !tags.isEmpty { edits[.tags] = .array(Self.tags(base.asset.tags, tags).map { .string($0) }) }
    return edits
  }

  /// In the order they have, new ones last.
  static func tags(_ old: [String], _ changes: [String]) -> [String] {
    var tags = old
    for change in changes {
      let tag = String(change.dropFirst())
      tags.removeAll { $0 == tag && change.hasPrefix("-") }
      if change.hasPrefix("+"), !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  // MARK: Several

  private func changeSeveral(_ place: Surroundings) throws {
    let client = try place.session.platform()
    let fields = [description.map { _ in "description" }, tags.isEmpty ? nil : "tags"]
      .compactMap(\.self).joined(separator: ", ")
    var many = ManyThings(place: place, change: change, done: "changed")
    // The same way as the panes: twenty at a time, merged with what others did meanwhile.
    many.sendMany = { items in
      let results = try client.save(items.map { try $0.asset() }) { base in
        AssetSaving(base.asset.id, base: base, edits: edits(of: base))
      }
      return results.map { result in
        BulkRun.Ending.of {
          try check(result.mapError { place.session.failure($0) }.get(), place)
          return nil
        }
      }
    }
    many.plan = { AssetBatches.calls(ManyThings.batches($0).count) }
    try many.run(asking: { "Change \(fields) of \($0)" }) {
      try assets.find(in: place) { asset in
        let base = try client.asset(asset.id)
        let edits = edits(of: base).filter { $0.value(in: base.asset) != $1 }
        if edits.isEmpty { place.warn("\(base.asset.name) is like that already") }
        return edits.isEmpty
          ? nil : ManyThings.Step(base.asset.name, try request(edits, base, place))
      }.compactMap(\.self)
    }
  }

  private func request(
    _ edits: [AssetField: JSONValue], _ base: AssetDetail, _ place: Surroundings
  ) throws -> APIRequest {
    let operations = AssetField.allCases.compactMap { field in
      edits[field].map { value in
        JSONPatch.Operation.add(
          path: JSONPointer(tokens: ["metadata", field.rawValue]), value: value)
      }
    }
    let id = base.asset.id
    return try place.session.request(
      "assets", "update",
      [
        "asset_id": id.id, "catalog_id": id.container.catalog,
        "project_id": id.container.project, "space_id": id.container.space,
      ], body: JSONPatch(operations).json)
  }

  private func report(_ outcome: SaveOutcome, _ place: Surroundings) throws {
    let changed = try check(outcome, place)
    try place.output.write(TerminalSafe.line("\(changed.asset.name) changed") + "\n")
    try place.output.flush()
  }

  /// Throws `CommandFailure` with code 5 if it was not changed.
  @discardableResult
  private func check(_ outcome: SaveOutcome, _ place: Surroundings) throws -> AssetDetail {
    switch outcome {
    case .saved(let detail, _, let merged):
      if !merged.isEmpty {
        let words = merged.map(\.rawValue).joined(separator: ", ")
        place.warn("somebody else changed \(words) meanwhile; that is kept")
      }
      return detail
    case .conflict(let theirs, let fields):
      let words = fields.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        code: 5,
        "somebody else changed \(words) of \(theirs.asset.name) meanwhile; nothing was changed")
    }
  }
}

extension BulkRun.Ending {
  fileprivate static func of(_ end: () throws -> Int?) -> BulkRun.Ending {
    do {
      return .success(try end())
    } catch {
      return .failure(error as? CommandFailure ?? CommandFailure("\(error)"))
    }
  }
}

extension BulkItem {
  /// The asset it is about.
  fileprivate func asset() throws -> AssetID {
    guard let id = request.pathValues["asset_id"], let container = request.container else {
      throw UsageProblem("it is not known which asset \(name) was")
    }
    return AssetID(id, in: container)
  }
}
