extension PlatformEmulator {
  /// Which of the two wire formats of AI Lake is spoken.
  public enum AILakeFormat: String, Sendable, CaseIterable {
    /// `{"data": [{"id", "type", "attributes"}], "links"}`, pages by `page` and `size`: today's.
    case jsonAPI = "jsonapi"
    /// `{"databases": […], "totalCount"}`, pages by `offset` and `size`: the older one.
    case flat
  }

  /// Which end of a run's log its `limit` keeps; the reference does not say.
  public enum LogEnd: String, Sendable, CaseIterable {
    case head
    case tail
  }

  /// How the emulated platform is set up.
  public struct Options: Sendable {
    /// About how many assets the world has when it is made; at most a few million.
    public var assets = 3_000
    /// The same seed makes the same world.
    public var seed: UInt64 = 1
    /// Directory that keeps the world between starts. Nil: nothing is kept.
    public var dataDirectory: String?
    /// True: a world that is in `dataDirectory` is thrown away.
    public var startsOver = false
    /// An exported world that is taken instead of making one. Nil: `assets` and `seed` make one.
    public var worldFile: String?
    public var aiLakeFormat = AILakeFormat.jsonAPI
    /// How long the server waits before each answer. `respond(to:)` never waits.
    public var latency = Duration.zero
    /// Password of everyone who can sign in: `admin`, `ana` and `vic`.
    public var password = "password"
    /// API key of everyone who can sign in.
    public var apiKey = "limn-demo-key"
    /// The bearer token that AI Lake wants.
    public var aiLakeToken = "limn-demo-token"
    /// False: `test` operations of a JSON Patch are passed over, as some platforms do.
    public var honoursTestOperations = true
    public var logLimitKeeps = LogEnd.tail
    /// How many requests a user may make in a minute. Nil: as many as they like.
    public var rateLimits: RateLimits?
    /// What goes wrong from the start.
    public var faults = Faults()
    public var clock: any EmulatorClock = SystemEmulatorClock()

    public init() {}
  }
}
