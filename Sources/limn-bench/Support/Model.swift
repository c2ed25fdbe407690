import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import Workers

/// limn's state, decisions and workers on an emulated platform, without a terminal and on this
/// thread alone.
final class Model {
  let store: Store
  let transport: InProcessTransport
  private let runner: EffectRunner
  private let mailbox = Mailbox(wake: {})
  private let scheduler = InlineScheduler()

  init(_ emulator: PlatformEmulator, columns: Int = 200, rows: Int = 60) throws {
    let transport = InProcessTransport(emulator)
    self.transport = transport
    let client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "admin", password: "password"),
      transport: transport, clock: .system)
    let lake = try AILakeClient(
      baseURL: "http://platform.test", credentials: .token("limn-demo-token"),
      transport: transport, clock: .system)
    runner = EffectRunner(
      platforms: Platforms(
        platform: Connection { () throws(PlatformError) in client },
        aiLake: Connection { () throws(PlatformError) in lake }),
      scheduler: scheduler, mailbox: mailbox,
      records: RecordKeeper(NoRecords(), scheduler: scheduler, mailbox: mailbox),
      newOperationID: { "operation" })
    store = Store(
      AppState(
        context: ContextInfo(name: "bench", user: "admin", host: "platform.test", hasAILake: true),
        now: scheduler.now, screen: ScreenSize(columns: columns, rows: rows)))
    send(.started)
  }

  /// Sends an action, and whatever comes of it, until nothing more happens.
  func send(_ action: AppAction) {
    perform(store.send(action))
    while true {
      let mail = mailbox.take()
      for action in mail { perform(store.send(action)) }
      if !scheduler.settle(), mail.isEmpty { return }
    }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      _ = runner.run(effect, generation: store.state.generation)
    }
  }

  /// Opens a container and reads on until so many of its assets are there, or all.
  func open(_ name: String, rows wanted: Int) throws {
    if row(of: name) == nil { send(.command(.open)) }
    guard let row = row(of: name) else { throw BenchError("there is no container '\(name)'") }
    send(.command(.first))
    for _ in 0..<row { send(.command(.moveDown)) }
    send(.command(.open))
    send(.command(.focusAssets))
    while store.state.assets.list.rows.count < wanted, store.state.assets.list.next != nil {
      let before = store.state.assets.list.rows.count
      send(.command(.last))
      guard store.state.assets.list.rows.count > before else {
        throw BenchError("assets of '\(name)' end at \(before)")
      }
    }
    send(.command(.first))
  }

  private func row(of name: String) -> Int? {
    store.state.containers.rows.firstIndex { row in
      guard case .node(.container(let id)) = row.content else { return false }
      return store.state.library.containers[id]?.name == name
    }
  }
}

/// Nothing is kept.
private struct NoRecords: RecordStorage {
  func all() throws(RecordFailure) -> (records: [Record], problems: [String]) { ([], []) }
  func watch(_ changed: @escaping @Sendable () -> Void) {}
  func changedByOthers() throws(RecordFailure) -> [RecordChange] { [] }
  func keep(_ edits: [RecordEdit]) throws(RecordFailure) -> [RefusedEdit] { [] }
}
