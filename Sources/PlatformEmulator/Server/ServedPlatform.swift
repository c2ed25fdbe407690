/// What a server serves: the emulator, or a session that was recorded.
protocol ServedPlatform: Sendable {
  /// What is to happen to a request, and how long it is held up. Asked once for each.
  func verdict(on request: EmulatorRequest) -> FaultVerdict
  func respond(to request: EmulatorRequest, under verdict: FaultVerdict) -> EmulatorResponse
  /// Since 1970, by the platform's clock.
  var milliseconds: Int64 { get }
}

extension PlatformEmulator: ServedPlatform {
  var milliseconds: Int64 { options.clock.milliseconds }
}

extension EmulatorServer {
  /// Serves a recorded session on this machine.
  ///
  /// - Parameter port: 0: any free one.
  public convenience init(replaying session: RecordedPlatform, port: Int = 0) {
    self.init(serving: session, host: "127.0.0.1", port: port)
  }
}
