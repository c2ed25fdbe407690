import ExplorerModel
import ExplorerUI
import Foundation
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TerminalKit
import TestSupport
import Testing
import Workers

@testable import limn

/// The whole program and its platform on one thread: keys are pressed, time is moved by hand, and
/// after each step everything that can happen without time has happened.
final class World {
  let platform: PlatformEmulator
  let wire: EmulatedTransport
  let scheduler: TestScheduler
  let explorer: Explorer
  let drafts: MemoryRecords
  private let mailbox: Mailbox
  private var size: Size
  private(set) var clipboard: [String] = []
  private(set) var bells = 0

  init(
    columns: Int = 120, rows: Int = 40, user: String = "admin",
    options change: (inout PlatformEmulator.Options) -> Void = { _ in },
    limits: CallLimits? = nil, restoring restored: [Draft] = [],
    shelf: MemoryRecords.Shelf? = nil, isOnline: Bool = true
  ) throws {
    let clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = 600
    options.clock = clock
    change(&options)
    platform = try Worlds.platform(options)
    wire = EmulatedTransport(platform)
    if !isOnline { wire.cut() }
    let scheduler = TestScheduler(now: Timestamp(milliseconds: clock.milliseconds)) {
      clock.advance(by: $0)
    }
    self.scheduler = scheduler
    mailbox = Mailbox(wake: {})
    drafts = shelf.map { MemoryRecords($0) } ?? MemoryRecords(drafts: restored)
    size = Size(columns: columns, rows: rows)

    let time = ClientClock(now: { scheduler.now }, sleep: { _, _ in })
    let wire = wire
    let mailbox = mailbox
    let exchanges = ExchangeLog()
    let note: @Sendable (Exchange) -> Void = { exchange in
      mailbox.post(.exchanged([RequestEntry(exchange, id: exchanges.note(exchange))]))
    }
    let platforms = Platforms(
      platform: Connection { () throws(PlatformError) in
        try .connecting(
          to: "http://platform.test", as: .password(user: user, password: "password"), over: wire,
          clock: time, limits: limits, onExchange: note)
      },
      aiLake: Connection { () throws(PlatformError) in
        try .connecting(
          to: "http://platform.test", as: .token("limn-demo-token"), over: wire, clock: time,
          onExchange: note)
      })
    let operations = Counting()
    let runner = EffectRunner(
      platforms: platforms, scheduler: scheduler, mailbox: mailbox,
      records: RecordKeeper(drafts, scheduler: scheduler, mailbox: mailbox),
      exchanges: exchanges,
      newOperationID: {
        let tail = String(operations.next() + 1_000_000_000_000)
        return "00000000-0000-4000-8000-\(tail.suffix(12))"
      })
    let state = AppState(
      context: ContextInfo(name: "demo", user: user, host: "platform.test", hasAILake: true),
      now: scheduler.now, screen: ScreenSize(columns: columns, rows: rows))
    explorer = Explorer(
      state: state, runner: runner, mailbox: mailbox, keymap: .standard,
      view: ExplorerView(), scheduler: scheduler)
    runner.begin()
    settle()
    explorer.start()
    settle()
  }

  var state: AppState { explorer.state }

  /// Presses keys, as people write them: `j`, `Enter`, `ctrl-r`, `gg`.
  func press(_ keys: String...) {
    for key in keys {
      for press in KeyPress.sequence(parsing: key) ?? [] {
        explorer.handle(.key(press))
        settle()
      }
    }
  }

  func type(_ text: String) {
    for character in text {
      explorer.handle(.key(KeyPress(character)))
      settle()
    }
  }

  func paste(_ text: String) {
    explorer.handle(.paste(text))
    settle()
  }

  func resize(columns: Int, rows: Int) {
    size = Size(columns: columns, rows: rows)
    explorer.resize(to: size)
    settle()
  }

  /// Lets time pass in steps of a tenth of a second, as the run loop would at most.
  func advance(by duration: Duration) {
    let end = scheduler.now + duration
    while scheduler.now < end {
      scheduler.advance(by: min(.milliseconds(100), end - scheduler.now))
      settle()
    }
  }

  /// Everything that can happen without time happens.
  func settle() {
    for _ in 0..<1_000 {
      scheduler.settle()
      explorer.takeMail()
      explorer.tickIfDue()
      for effect in explorer.takeTerminalEffects() {
        if case .copy(let text) = effect { clipboard.append(text) }
        if effect == .bell { bells += 1 }
      }
      if scheduler.isSettled, explorer.nextTick.map({ $0 > scheduler.now }) ?? true { return }
    }
    Issue.record("the program does not come to rest")
  }

  var screen: String {
    var buffer = CellBuffer(size: size)
    _ = explorer.draw(into: &buffer)
    return buffer.text
  }

  func expectScreen(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    Screens.expect(screen, name, in: #filePath, sourceLocation: sourceLocation)
  }

  func expectOnScreen(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = screen
    for text in texts where !screen.contains(text) {
      Issue.record("'\(text)' is not on the screen:\n\(screen)", sourceLocation: sourceLocation)
    }
  }

  func expectNotOnScreen(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = screen
    for text in texts where screen.contains(text) {
      Issue.record("'\(text)' is on the screen:\n\(screen)", sourceLocation: sourceLocation)
    }
  }
}

private final class Counting: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }
}
