import Synchronization

/// The purpose of a piece of text; a theme says how it looks.
///
/// A role is a dotted name, kept as a small number so that cells can carry it and be compared as plain
/// memory. A theme without an entry for `a.b` uses the one for `a`, then the one for `text`. Names come
/// from code, never from data: they are kept for good.
public struct Role: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The number of the name, from 1; 0 stands for no role.
  let id: UInt16

  public init(_ name: String) {
    id = Self.names.withLock { $0.id(of: name) }
  }

  public init(stringLiteral name: String) {
    self.init(name)
  }

  init?(id: UInt16) {
    guard id != 0 else { return nil }
    self.id = id
  }

  /// The dotted name, for example `state.running`.
  public var name: String { Self.names.withLock { $0.names[Int(id) - 1] } }
  public var description: String { name }

  /// Every name used so far; guarded by the lock around it.
  private struct Names {
    var names: [String] = ["text"]
    var ids: [String: UInt16] = ["text": 1]

    mutating func id(of name: String) -> UInt16 {
      if let id = ids[name] { return id }
      guard names.count < Int(UInt16.max) else { return 1 }
      names.append(name)
      let id = UInt16(names.count)
      ids[name] = id
      return id
    }
  }

  private static let names = Mutex(Names())
}
