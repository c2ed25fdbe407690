import ExplorerModel
import Foundation
import JSON
import PlatformModel

/// An asset's fields in the person's own editor, until they can be read or nothing is changed.
struct AssetInEditor {
  /// What the fields are to be, and the text that says so.
  struct Edit {
    var values: [AssetField: JSONValue]
    /// Nil if it is in nobody's editor.
    var text: String?
  }

  let place: Surroundings

  /// Throws `UsageProblem` if there is no editor to open, `CommandFailure` if it was left.
  func edit(of base: AssetDetail) throws -> Edit {
    guard place.ask != nil else {
      throw UsageProblem(
        "what is to be changed? --name, --description, --tag or --from say it; "
          + "without them an editor is opened, which wants a terminal")
    }
    let before = Dictionary(
      uniqueKeysWithValues: AssetField.allCases.map { ($0, $0.value(in: base.asset)) })
    var text = AssetText.text(
      of: before, base: base.asset, fate: "You are asked before it is sent.")
    var broken: String?
    while let edited = place.edit(text) {
      switch AssetText.parse(edited) {
      case .success(let values): return Edit(values: values, text: edited)
      case .failure(let problem):
        place.warn(problem.words)
        broken = edited
        text = AssetText.text(edited, saying: problem)
      }
    }
    if let broken {
      place.warn(try KeptEdit(broken, of: base.asset, in: place.environment).words)
    }
    throw CommandFailure("nothing was changed")
  }

  /// The same from a file; `-` is standard input. Throws `UsageProblem`.
  func edit(from path: String) throws -> Edit {
    let bytes =
      path == "-" ? place.readInput() : InputFile.bytes(at: path)
    guard let bytes else { throw UsageProblem("--from: \(path) cannot be read") }
    switch AssetText.parse(String(decoding: bytes, as: UTF8.self)) {
    case .success(let values): return Edit(values: values)
    case .failure(let problem): throw UsageProblem("--from: \(path): \(problem.words)")
    }
  }
}
