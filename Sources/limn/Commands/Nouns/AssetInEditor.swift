import ExplorerModel
import Foundation
import JSON
import PlatformModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An asset's fields in the person's own editor, until they can be read or nothing is changed.
struct AssetInEditor {
  /// What the fields are to be, and the text that says so.
  struct Edit {
    var values: [AssetField: JSONValue]
    /// Nil if it is in nobody's editor.
    var text: String?
  }

  let place: Surroundings
  /// A person is asked before the editor opens again; false: it does not.
  var asks = true

  /// Throws `UsageProblem` if there is no editor to open, `CommandFailure` if it was left or failed;
  /// what was written is in a file then, whose name is said.
  func edit(of base: AssetDetail) throws -> Edit {
    guard place.ask != nil else {
      throw UsageProblem(
        "what is to be changed? --name, --description, --tag or --from say it; "
          + "without them an editor is opened, which wants a terminal")
    }
    let before = Dictionary(
      uniqueKeysWithValues: AssetField.allCases.map { ($0, $0.value(in: base.asset)) })
    let files = EditingFiles(folder: Places(environment: place.environment).editing)
    let id = try id(of: base, files)
    defer { files.remove(id) }
    var text = AssetText.text(
      of: before, base: base.asset, fate: "You are asked before it is sent.")
    var broken: String?
    while true {
      switch place.edit(text, id) {
      case .unchanged:
        if let broken { try keep(broken, base) }
        throw CommandFailure("nothing was changed")
      case .failed(let why, let written):
        if let written = written ?? broken { try keep(AssetText.unmarked(written), base) }
        throw CommandFailure("\(why); nothing was changed")
      case .edited(let marked):
        let edited = AssetText.unmarked(marked)
        switch AssetText.parse(edited, of: base.asset) {
        case .success(let values): return Edit(values: values, text: edited)
        case .failure(let problem):
          guard opensAgain(after: problem) else {
            try keep(edited, base)
            throw CommandFailure("\(problem.words); nothing was changed")
          }
          broken = edited
          text = AssetText.text(edited, saying: problem.words)
        }
      }
    }
  }

  /// Names the file of the editor. What an earlier one left there is kept under a name that is said.
  private func id(of base: AssetDetail, _ files: EditingFiles) throws -> String {
    let id = "edit/\(base.asset.id.container.id)/\(base.asset.id.id)"
    if let text = files.abandoned(id) {
      place.warn("an edit of \(base.asset.name) was not finished before")
      try keep(text, base)
      files.remove(id)
    }
    // Another command may have the same asset in an editor now.
    return files.text(of: id) == nil ? id : "\(id)/\(getpid())"
  }

  /// There may be nobody in front of the editor: a person has to want it.
  private func opensAgain(after problem: AssetText.Problem) -> Bool {
    guard asks, let ask = place.ask else { return false }
    let answer = ask("\(TerminalSafe.line(problem.words)). Edit it again? [Y/n] ")
    return ["", "y", "yes"].contains(answer?.lowercased() ?? "n")
  }

  private func keep(_ text: String, _ base: AssetDetail) throws {
    place.warn(try KeptEdit(text, of: base.asset, in: place.environment).words)
  }

  /// The same from a file; `-` is standard input. Throws `UsageProblem`.
  func edit(of base: AssetDetail, from path: String) throws -> Edit {
    let bytes =
      path == "-" ? place.readInput() : InputFile.bytes(at: path)
    guard let bytes else { throw UsageProblem("--from: \(path) cannot be read") }
    switch AssetText.parse(String(decoding: bytes, as: UTF8.self), of: base.asset) {
    case .success(let values): return Edit(values: values)
    case .failure(let problem): throw UsageProblem("--from: \(path): \(problem.words)")
    }
  }
}
