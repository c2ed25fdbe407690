import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why nothing can be kept, or read of what is kept, in words for people.
struct StateFailure: Error, Equatable, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }

  static func newer(_ path: String) -> StateFailure {
    StateFailure("\(path) was written by a newer limn: it is left alone, and nothing is kept")
  }

  static func noLocks(_ folder: String) -> StateFailure {
    StateFailure(
      "\(folder) has no file locks, so that nothing is kept there: "
        + "set XDG_STATE_HOME to a folder that has")
  }

  static func gone(_ path: String) -> StateFailure {
    StateFailure("\(path) is gone: something removes it")
  }

  init(_ error: any Error, path: String, folder: URL) {
    guard let error = error as? DatabaseError else {
      self.init("\(path): \(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL: self.init("\(path) could not be written: no space left on device")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init("\(path) could not be written: another process holds it")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
      self.init("\(path) could not be written: \(Self.cause(of: error, path, folder))")
    default: self.init("\(path): \(error.message ?? "error \(error.resultCode.rawValue)")")
    }
  }

  /// The system's word for it, as far as it can be found out.
  private static func cause(of error: DatabaseError, _ path: String, _ folder: URL) -> String {
    for place in [folder.path, path] where access(place, W_OK) != 0 {
      return String(cString: strerror(errno)).lowercased()
    }
    return error.message ?? "error \(error.extendedResultCode.rawValue)"
  }
}
