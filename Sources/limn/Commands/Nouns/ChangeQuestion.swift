import ExplorerModel
import Foundation
import Nouns
import PlatformClient
import PlatformModel

/// What is asked before something is changed: what is about to be done, to which thing in which
/// container, what hangs on it, and whether it can be undone.
struct ChangeQuestion {
  /// Whether what is done can be undone.
  enum Undo: Equatable {
    /// How, in a sentence.
    case possible(String)
    case impossible
  }

  /// Without its question mark: `Delete customers (data_asset) in Retail 360`.
  var action: String
  /// What else is to be known before, a sentence or `name: value` each.
  var facts: [String] = []
  /// Nil: there is nothing to say.
  var undo: Undo?
  /// What the one thing is called; nil: they are several, or it has no name.
  var name: String?
  var count = 1
  /// True if it is about the other platform.
  var isAboutAILake = false

  /// The text that is shown, without the words that say what to answer.
  func text(_ settings: PlatformSettings) -> String {
    var lines = facts
    lines.append("At \(settings.place(isAILake: isAboutAILake))")
    switch undo {
    case .possible(let how): lines.append(how)
    case .impossible: lines.append("This cannot be undone.")
    case nil: break
    }
    return ([action + "?"] + lines.map { "  " + $0 }).map(TerminalSafe.line)
      .joined(separator: "\n") + "\n"
  }

  /// What has to be typed; nil: a yes will do.
  func word(_ settings: PlatformSettings) -> String? {
    guard undo == .impossible || count > 1 && settings.isProduction else { return nil }
    let place = settings.values.name ?? settings.host
    return (count == 1 ? name.flatMap(TypedWord.of) : nil) ?? TypedWord.of(place) ?? "yes"
  }
}

extension Surroundings {
  /// Asks before something is changed; no answer is No.
  ///
  /// Throws `UsageProblem` if there is nobody to ask, `CommandFailure` with code 4 in a read-only
  /// context and with code 1 for a No.
  ///
  /// - Parameter question: made only if it is asked, as it may take calls.
  func confirm(_ action: String, yes: Bool, _ question: () -> ChangeQuestion) throws {
    try session.requireWritable(action)
    if yes { return }
    guard let ask else {
      throw UsageProblem("\(action)? Without a terminal to ask on, say --yes")
    }
    let asked = question()
    let text = asked.text(session.settings)
    if let word = asked.word(session.settings) {
      let answer = ask("\(text)Type \(word) to do it: ") ?? ""
      guard answer.trimmingSpaces == word else { throw CommandFailure("nothing was done") }
      return
    }
    let answer = ask("\(text)[y/N] ")?.trimmingSpaces.lowercased() ?? ""
    guard ["y", "yes"].contains(answer) else { throw CommandFailure("nothing was done") }
  }

  func confirm(_ question: ChangeQuestion, yes: Bool) throws {
    try confirm(question.action, yes: yes) { question }
  }

  /// ` in Retail 360`: where things are, for the end of a sentence; empty if that is not known.
  func inContainers(_ containers: [ContainerID]) -> String {
    var seen: Set<ContainerID> = []
    let different = containers.filter { seen.insert($0).inserted }
    guard different.count <= 3 else { return " in \(different.count) containers" }
    let names = different.map { id in
      (try? session.platform().container(id).name) ?? "\(id.kind.rawValue) \(id.id)"
    }
    return names.isEmpty ? "" : " in \(names.joined(separator: " and "))"
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
