/// Why there is no screen.
public enum CursesError: Error, Hashable, Sendable, CustomStringConvertible {
  case noTerminal
  /// The terminal type, as the environment says it; empty if it says nothing.
  case unknownType(String)
  case tooSimple(String)
  case alreadyOpen
  case noResources

  public var description: String {
    switch self {
    case .noTerminal:
      "There is no terminal to draw on; start the program from one."
    case .unknownType(""):
      "The terminal's type is not known, as TERM is not set; try TERM=xterm-256color."
    case .unknownType(let type):
      "The terminal type “\(type)” is not known here; try TERM=xterm-256color."
    case .tooSimple(let type):
      "A terminal of type “\(type)” cannot place the cursor; try TERM=xterm-256color."
    case .alreadyOpen: "The terminal is in use by this program already."
    case .noResources: "There are no memory or file descriptors left for the screen."
    }
  }
}
