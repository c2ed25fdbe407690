import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Saves many drafts: twenty at a time and no faster than the platform allows, until all were tried or
/// somebody wants no more. Each batch is done whole, and what became of it is told at once.
final class Saver: Sendable {
  private struct Work {
    var rest: ArraySlice<[AssetSaving]>
    var isStopped = false
    /// How often the first of `rest` was sent and was one call too many.
    var tried = 0
    /// A timer lives as long as somebody holds it.
    var planned: (any ScheduledWork)?
  }

  private let connection: Connection<PlatformClient>?
  private let scheduler: any Scheduler
  /// True: nothing is sent, it is only looked whether what was sent before has arrived.
  private let isLooking: Bool
  private let post: @Sendable (SavingStep) -> Void
  private let work: Mutex<Work>

  init(
    _ savings: [AssetSaving], connection: Connection<PlatformClient>?, scheduler: any Scheduler,
    isLooking: Bool = false, post: @escaping @Sendable (SavingStep) -> Void
  ) {
    self.connection = connection
    self.scheduler = scheduler
    self.isLooking = isLooking
    self.post = post
    work = Mutex(Work(rest: AssetBatches.of(savings, container: \.id.container)[...]))
  }

  func begin() {
    scheduler.run(on: .changes) { self.next() }
  }

  /// Nothing more is sent; what is being sent is finished.
  func stop() {
    let wasWaiting = work.withLock { work in
      work.isStopped = true
      defer { work.planned = nil }
      work.planned?.cancel()
      return work.planned != nil
    }
    if wasWaiting { post(.ended(nil)) }
  }

  private func next() {
    let batch = work.withLock { work in
      work.planned = nil
      return work.isStopped ? nil : work.rest.first
    }
    guard let batch else { return post(.ended(nil)) }
    do throws(PlatformError) {
      try save(batch)
    } catch {
      post(.saved(batch.map { SavedAsset($0.id, .failure(error)) }))
      post(.ended(error))
    }
  }

  private func save(_ batch: [AssetSaving]) throws(PlatformError) {
    let client = try connection.connect("platform")
    let pacing = Pacing(client.budget)
    let categories: [CallCategory] = isLooking ? [.read] : [.read, .write]
    if let pause = pacing.pause(before: categories) { return wait(pause) }
    let results: [SaveResult]
    do throws(PlatformError) {
      results = try isLooking ? client.arrived(batch) : client.save(batch)
    } catch {
      let tried = work.withLock { work in
        work.tried += 1
        return work.tried
      }
      if let pause = pacing.pause(after: error, tried: tried, categories) { return wait(pause) }
      results = batch.map { _ in .failure(client.explained(error)) }
    }
    report(batch, results, client)
  }

  private func report(_ batch: [AssetSaving], _ results: [SaveResult], _ client: PlatformClient) {
    var explained: [PlatformError: PlatformError] = [:]
    let saved = zip(batch, results).map { saving, result in
      // Of many that are not permitted the first is asked about: the others are in the same place.
      SavedAsset(
        saving.id,
        result.mapError { error in
          if let known = explained[error] { return known }
          let words = client.explained(error)
          explained[error] = words
          return words
        })
    }
    work.withLock { work in
      work.rest = work.rest.dropFirst()
      work.tried = 0
    }
    post(.saved(saved))
    let errors = results.compactMap { result -> PlatformError? in
      if case .failure(let error) = result { error } else { nil }
    }
    if let error = errors.last, error.concernsAll {
      return post(.ended(error))
    }
    // In line again: what somebody asks for meanwhile comes in between.
    begin()
  }

  private func wait(_ pause: Duration) {
    post(.waiting(pause))
    let isStopped = work.withLock { work in
      guard !work.isStopped else { return true }
      work.planned = scheduler.run(on: .changes, after: pause) { self.next() }
      return false
    }
    if isStopped { post(.ended(nil)) }
  }
}
