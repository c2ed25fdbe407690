/// Why an emulator or its server did not start.
public enum EmulatorStartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another emulator works in this data directory.
  case inUse(directory: String)
  case unusable(directory: String, reason: String)
  /// The world in this data directory was made by a limn with other tables.
  case foreignWorld(directory: String)
  /// There is a world already where one should be imported.
  case worldExists(directory: String)
  /// An exported world cannot be read or written. Line 0: it is about the file as a whole.
  case unusableWorldFile(file: String, line: Int, reason: String)
  /// The address could not be listened on.
  case cannotListen(host: String, port: Int, reason: String)
  /// A certificate or its key cannot be used.
  case unusableTLS(file: String, reason: String)

  public var description: String {
    switch self {
    case .inUse(let directory):
      "Another emulator is using \(directory). Stop it, or choose another directory."
    case .unusable(let directory, let reason):
      "\(directory) cannot be used: \(reason)."
    case .foreignWorld(let directory):
      "The world in \(directory) was made by another version of limn. "
        + "Start over with --reset, or have that version export it and import the file here."
    case .worldExists(let directory):
      "There is a world in \(directory) already. To replace it, add --reset."
    case .unusableWorldFile(let file, let line, let reason):
      line > 0 ? "\(file), line \(line): \(reason)." : "\(file) cannot be used: \(reason)."
    case .cannotListen(let host, let port, let reason):
      "\(host):\(port) cannot be listened on: \(reason)."
    case .unusableTLS(let file, let reason):
      "\(file) cannot be used: \(reason)."
    }
  }
}
