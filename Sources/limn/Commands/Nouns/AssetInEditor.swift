import ExplorerModel
import JSON
import PlatformModel

/// An asset's fields in the person's own editor, until they can be read or nothing is changed.
struct AssetInEditor {
  let place: Surroundings

  /// Throws `UsageProblem` if there is no editor to open, `CommandFailure` if it was left.
  func values(of base: AssetDetail) throws -> [AssetField: JSONValue] {
    guard place.ask != nil else {
      throw UsageProblem(
        "what is to be changed? --name, --description or --tag say it; "
          + "without them an editor is opened, which wants a terminal")
    }
    let before = Dictionary(
      uniqueKeysWithValues: AssetField.allCases.map { ($0, $0.value(in: base.asset)) })
    var text = AssetText.text(
      of: before, base: base.asset, fate: "You are asked before it is sent.")
    while let edited = place.edit(text) {
      switch AssetText.parse(edited) {
      case .success(let values): return values
      case .failure(let problem):
        place.warn(problem.words)
        text = AssetText.text(edited, saying: problem)
      }
    }
    throw CommandFailure("nothing was changed")
  }
}
