import ArgumentParser
import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// `limn asset edit`: name, description and tags, by options or in an editor.
struct AssetEditCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change the name, description or tags of an asset.",
    discussion: """
      limn asset edit 'Retail 360/customers' --tag +reviewed --tag -draft
      limn asset edit 'Retail 360/customers'        in $VISUAL or $EDITOR

      What somebody else changed meanwhile is kept; if it is the same field, nothing is changed \
      and the exit code is 5.
      """)

  @OptionGroup var asset: AssetArgument
  @Option(help: "New name.")
  var name: String?
  @Option(help: "New description; '' removes it.")
  var description: String?
  @Option(
    name: .customLong("tag"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("+x adds tag x, -x removes it; may be repeated.", valueName: "±tag"))
  var tags: [String] = []
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    if name == "" { throw ValidationError("--name: an asset needs a name") }
    for tag in tags where tag.count < 2 || !(tag.hasPrefix("+") || tag.hasPrefix("-")) {
      throw ValidationError("--tag: '\(tag)' is neither +TAG nor -TAG")
    }
  }

  func run(in place: Surroundings) throws {
    let found = try asset.find(in: place)
    let client = try place.session.platform()
    let base = try client.asset(found.id)
    let edits = try edits(of: base, place).filter { field, value in
      field.value(in: base.asset) != value
    }
    guard !edits.isEmpty else {
      return place.warn("nothing changes: \(base.asset.name) is like that already")
    }
    if change.dryRun { return try place.show(request(edits, base, place)) }
    let fields = AssetField.allCases.filter { edits[$0] != nil }.map(\.rawValue)
    try place.confirm(
      "Change \(fields.joined(separator: ", ")) of \(base.asset.name)?", yes: change.yes)
    try report(try client.save(found.id, base: base, edits: edits), place)
  }

  private func edits(
    of base: AssetDetail, _ place: Surroundings
  ) throws -> [AssetField: JSONValue] {
    guard name != nil || description != nil || !tags.isEmpty else {
      return try AssetInEditor(place: place).values(of: base)
    }
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
    switch outcome {
    case .saved(let detail, _, let merged):
      if !merged.isEmpty {
        let words = merged.map(\.rawValue).joined(separator: ", ")
        place.warn("somebody else changed \(words) meanwhile; that is kept")
      }
      try place.output.write(TerminalSafe.line("\(detail.asset.name) changed") + "\n")
      try place.output.flush()
    case .conflict(let theirs, let fields):
      let words = fields.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        code: 5,
        "somebody else changed \(words) of \(theirs.asset.name) meanwhile; nothing was changed")
    }
  }
}
