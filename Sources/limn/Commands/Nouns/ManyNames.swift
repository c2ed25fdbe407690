import PlatformClient
import PlatformModel

/// Things as people name them, on the command line or, behind `-`, one to a line of standard input.
struct ManyNames {
  let place: Surroundings

  /// Looks up one after the other, no faster than the platform allows; containers are read once.
  ///
  /// Throws at the first that is not found, and `CommandFailure` with code 130 at ctrl-c.
  func find<Thing>(
    _ words: [String], _ look: (String, Surroundings) throws -> Thing
  ) throws -> [Thing] {
    let names = try read(words)
    var place = place
    place.containers = KnownContainers()
    guard names.count > ManyThings.handful else { return try names.map { try look($0, place) } }
    place.beginSteps()
    let progress = BulkProgress(total: names.count, put: place.draw)
    defer { progress.hide() }
    let watch = ContinuousClock()
    let start = watch.now
    return try names.enumerated().map { index, name in
      try waitForRoom()
      let thing = try look(name, place)
      let each = (watch.now - start) / (index + 1)
      progress.step(isFailure: false, left: each * (names.count - index - 1))
      return thing
    }
  }

  private func waitForRoom() throws {
    let interrupted = CommandFailure(code: 130, "interrupted; nothing was done")
    guard !place.isInterrupted() else { throw interrupted }
    let budget = try? place.session.platform().budget
    guard let wait = Pacing(budget).pause(before: [.read]) else { return }
    guard place.pause(wait) else { throw interrupted }
  }

  /// At line feeds alone: other ends of lines may stand in a document of one line.
  static func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  private func read(_ words: [String]) throws -> [String] {
    let names = words.flatMap { word in
      guard word == "-" else { return [word] }
      return Self.lines(of: place.readInput()).filter { $0.contains { !$0.isWhitespace } }
    }
    if names.contains("") { throw UsageProblem("one of the names is empty") }
    return names
  }
}

/// The containers that were read, so that many things are found without reading them again.
final class KnownContainers {
  private var known: [ContainerKind?: [Container]] = [:]

  func containers(
    _ kind: ContainerKind?, _ read: () -> (found: [Container], failure: PlatformError?)
  ) -> (found: [Container], failure: PlatformError?) {
    if let found = known[kind] { return (found, nil) }
    let all = read()
    if all.failure == nil { known[kind] = all.found }
    return all
  }
}
