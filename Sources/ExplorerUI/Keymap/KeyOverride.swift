public import ExplorerModel
public import TerminalKit

/// Other keys for a command, as the user's configuration has them.
public struct KeyOverride: Hashable, Sendable {
  /// The name of a `Command`, such as `refresh`.
  public var command: String
  /// Presses as written: `ctrl-r`, `gg`, `alt-left`. None takes the command's keys away.
  public var keys: [String]
  /// Where it stands: `config.yaml:12`.
  public var place: String

  public init(command: String, keys: [String], place: String) {
    self.command = command
    self.keys = keys
    self.place = place
  }

  func parsed() throws(KeymapError) -> (Command, [[KeyPress]]) {
    guard let command = Command(rawValue: command) else {
      throw KeymapError(problem: .unknownCommand(self.command), place: place)
    }
    var presses: [[KeyPress]] = []
    for key in keys {
      guard let sequence = KeyPress.sequence(parsing: key) else {
        throw KeymapError(problem: .unreadableKey(key), place: place)
      }
      presses.append(sequence)
    }
    return (command, presses)
  }
}

/// Why keys cannot be as the user's configuration wants them, with where that stands.
public struct KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
  public var problem: Problem
  public var place: String

  public enum Problem: Hashable, Sendable {
    case unknownCommand(String)
    case unreadableKey(String)
    /// The same keys, or the beginning of them, mean something else in the same place.
    case clash(keys: [KeyPress], Command, Command)
  }

  public init(problem: Problem, place: String) {
    self.problem = problem
    self.place = place
  }

  public var description: String {
    switch problem {
    case .unknownCommand(let name): "\(place): there is no command named \(name)"
    case .unreadableKey(let key):
      "\(place): \(key) is no key (keys are written r, G, gg, ctrl-r, alt-left, F5, space)"
    case .clash(let keys, let first, let second):
      "\(place): \(keys.label) would mean both \(first.rawValue) and \(second.rawValue)"
    }
  }
}
