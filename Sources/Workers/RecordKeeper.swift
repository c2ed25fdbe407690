import ExplorerModel
import Synchronization

/// Reads and writes records on the lane of local files, and brings what became of it.
///
/// Records that cannot be written are held, and tried again with the next ones.
public final class RecordKeeper: Sendable {
  private let storage: any RecordStorage
  private let scheduler: any Scheduler
  private let mailbox: Mailbox
  /// Edits that are not on disk, one to a record. Of the lane.
  private let held = Mutex<[RecordEdit]>([])

  public init(_ storage: any RecordStorage, scheduler: any Scheduler, mailbox: Mailbox) {
    self.storage = storage
    self.scheduler = scheduler
    self.mailbox = mailbox
  }

  /// Reads what is kept.
  func begin() {
    scheduler.run(on: .local) { [self] in
      do throws(RecordFailure) {
        let (records, problems) = try storage.all()
        post(.found(records, problems: problems))
      } catch {
        post(.found([], problems: [error.words]))
      }
      storage.watch { [weak self] in self?.look() }
      // What changed before anybody watched.
      look()
    }
  }

  /// Another process changed something, perhaps.
  private func look() {
    scheduler.run(on: .local) { [self] in
      // What cannot be read now is said when something is to be written.
      guard let changes = try? storage.changedByOthers(), !changes.isEmpty else { return }
      post(.changed(changes))
    }
  }

  func keep(_ edits: [RecordEdit]) {
    scheduler.run(on: .local) { [self] in
      let all = Self.joined(held.withLock { $0 } + edits)
      do throws(RecordFailure) {
        let refused = try storage.keep(all)
        held.withLock { $0 = [] }
        post(.kept(unkept: [], problem: nil))
        for one in refused { post(.refused(one.edit, now: one.now.document)) }
      } catch {
        held.withLock { $0 = all }
        post(.kept(unkept: Set(all.map(\.change.id)), problem: error.words))
      }
    }
  }

  private func post(_ news: RecordNews) { mailbox.post(.records(news)) }

  /// One edit to a record: what it is over is what the first was over.
  private static func joined(_ edits: [RecordEdit]) -> [RecordEdit] {
    var joined: [RecordEdit] = []
    var places: [RecordID: Int] = [:]
    for edit in edits {
      if let place = places[edit.change.id] {
        joined[place].change = edit.change
      } else {
        places[edit.change.id] = joined.count
        joined.append(edit)
      }
    }
    return joined
  }
}
