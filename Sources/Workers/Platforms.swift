public import PlatformClient
public import PlatformModel
import Synchronization

/// The platforms of a context; nil where the context has none.
///
/// A connection is made when the first call needs it, on the lane of that call: what it takes
/// (threads, certificates, an embedded platform that is just starting) never delays a frame.
public struct Platforms: Sendable {
  public var platform: Connection<PlatformClient>?
  public var aiLake: Connection<AILakeClient>?

  public init(platform: Connection<PlatformClient>?, aiLake: Connection<AILakeClient>?) {
    self.platform = platform
    self.aiLake = aiLake
  }
}

/// A client that is made once, when it is first asked for. A failure is not kept.
public final class Connection<Client: Sendable>: Sendable {
  private let make: @Sendable () throws(PlatformError) -> Client
  private let made = Mutex<Client?>(nil)

  public init(_ make: @escaping @Sendable () throws(PlatformError) -> Client) {
    self.make = make
  }

  /// Blocks while the client is being made, here or on another lane.
  public func client() throws(PlatformError) -> Client {
    try made.withLock { made throws(PlatformError) in
      if let made { return made }
      let client = try make()
      made = client
      return client
    }
  }
}

extension PlatformError {
  static func notConfigured(_ what: String) -> PlatformError {
    PlatformError(cause: .unreachable("no \(what) address is configured"), request: "")
  }
}

extension Optional {
  /// The client, or why there is none.
  public func connect<Client>(_ what: String) throws(PlatformError) -> Client
  where Wrapped == Connection<Client> {
    guard let self else { throw .notConfigured(what) }
    return try self.client()
  }
}
