import PlatformModel

/// Where a secret comes from. Never shows one.
enum SecretSource: Hashable, Sendable {
  /// From a variable of the environment that is meant for limn.
  case variable(String, place: Origin)
  /// The first line a command prints.
  case command(String, place: Origin)
  /// The first line of a file that only the user may read.
  case file(String, place: Origin)
  /// What the desktop's keyring has for these attributes: `service limn account ana`.
  case keyring(String, place: Origin)
  /// Typed when it is needed.
  case prompt(String)
  /// A token `limn login` has kept. It cannot be read from anywhere anew.
  case kept(Secret)
  /// Typed already.
  case typed(Secret)
}

/// A secret in memory. Its descriptions do not show it.
struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var description: String { Secrets.mask }
  var debugDescription: String { Secrets.mask }
  var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why there is no secret, in words that say what to do.
struct SecretProblem: Error, Hashable, Sendable, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
