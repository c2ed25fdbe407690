import Dispatch
import ExplorerModel
import Foundation
import JSON
import Synchronization
import Testing
import Workers

@testable import limn

/// Several processes on one state folder.
@Suite struct SharedStateTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-shared-\(UUID().uuidString)")
  private let owner = StateOwners(platform: StateOwner("p"))

  /// Every writer puts, changes and removes keys of its own and one that all share; whatever was
  /// acknowledged is there at the end.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func nothingAcknowledgedIsLostWhoeverWritesBesides(seed: UInt64) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let writers = 6
    let acknowledged = Mutex<[RecordID: JSONValue]>([:])
    let counted = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: writers) { writer in
      var numbers = Numbers(seed &* 31 &+ UInt64(writer))
      let kept = KeptRecords(StateStore(folder: folder), of: owner)
      for step in 0..<25 {
        let id = RecordID(.draft, "\(writer)-\(numbers.next(5))")
        let document = JSONValue(step)
        let isRemoval = numbers.next(4) == 0
        let edit: RecordEdit = isRemoval ? .remove(id) : .put(id, document)
        guard let refused = try? kept.keep([edit]), refused.isEmpty else { continue }
        acknowledged.withLock { kept in
          // A bare nil would be the null of JSON.
          if isRemoval { kept.removeValue(forKey: id) } else { kept[id] = document }
        }
        if Self.count(kept, as: "\(writer)-\(step)") { counted.withLock { $0 += 1 } }
      }
    }

    let all = try KeptRecords(StateStore(folder: folder), of: owner).all().records
    let own = Dictionary(
      uniqueKeysWithValues: all.filter { $0.id.key != "shared" }.map { ($0.id, $0.document) })
    #expect(own == acknowledged.withLock { $0 })
    let shared = all.first { $0.id.key == "shared" }?.document["count"]?.int
    #expect(shared == counted.withLock { $0 })
  }

  /// Adds one to what all share, over what is there: no step of two is one. Each step is told from
  /// every other, as what is there already counts as kept.
  private static func count(_ kept: KeptRecords, as step: String) -> Bool {
    let id = RecordID(.draft, "shared")
    var now: JSONValue?
    for _ in 0..<100 {
      let next: JSONValue = [
        "count": JSONValue((now?["count"]?.int ?? 0) + 1), "by": .string(step),
      ]
      let edit = RecordEdit.put(id, next, .over(now))
      guard let refused = try? kept.keep([edit]) else { return false }
      guard let first = refused.first else { return true }
      now = first.now.document
    }
    return false
  }

  @Test func oneProcessHearsOfAnotherWithoutAsking() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let reader = KeptRecords(StateStore(folder: folder), of: owner)
    _ = try reader.all()
    let heard = DispatchSemaphore(value: 0)
    reader.watch { heard.signal() }

    let writer = KeptRecords(StateStore(folder: folder), of: owner)
    _ = try writer.keep([.put(RecordID(.draft, "a"), 1)])

    #expect(heard.wait(timeout: .now() + .seconds(20)) == .success)
    #expect(try reader.changedByOthers() == [RecordChange(RecordID(.draft, "a"), 1)])
  }
}

private struct Numbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(below))
  }
}
