/// Why an emulator or its server did not start.
public enum EmulatorStartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another emulator works in this data directory.
  case inUse(directory: String)
  case unusable(directory: String, reason: String)
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
    case .cannotListen(let host, let port, let reason):
      "\(host):\(port) cannot be listened on: \(reason)."
    case .unusableTLS(let file, let reason):
      "\(file) cannot be used: \(reason)."
    }
  }
}
