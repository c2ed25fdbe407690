import HTTPTypes
import JSON
import Synchronization

/// A session that was recorded as an HTTP archive, served as a platform.
///
/// What was asked is answered as it was then: by method, path, query and body. A request that was
/// asked several times gets its answers in their order, the last one from then on. Whoever signs in
/// is let in. What was never asked is not found.
public final class RecordedPlatform: Sendable {
  /// How long answers are held up.
  public enum Latency: Hashable, Sendable {
    case none
    /// As long as they took when they were recorded.
    case recorded
    case fixed(Duration)
  }

  /// One request and all answers to it.
  private struct Track {
    var request: RecordedRequest
    var answers: [RecordedAnswer]
  }

  /// By method and path.
  private let tracks: [String: [Track]]
  private let latency: Latency
  private let clock = SystemEmulatorClock()
  /// How many answers of a track were given, by method and path and its place there.
  private let given = Mutex<[String: [Int: Int]]>([:])
  /// How many requests are in it.
  public let count: Int
  /// Whether there is anything of Cloud Pak for Data in it, of AI Lake.
  public let hasPlatform: Bool
  public let hasAILake: Bool
  /// The host that was asked; nil if nobody was.
  public let host: String?
  /// Who signed in with a name; nil if nobody did.
  public let user: String?

  /// Reads an archive. Throws `RecordedSessionError` if it is none.
  public init(archive: [UInt8], latency: Latency = .none) throws(RecordedSessionError) {
    let entries = try HARReader.entries(of: archive)
    var tracks: [String: [Track]] = [:]
    for (request, answer) in entries {
      let place = tracks[request.place, default: []].firstIndex { $0.request == request }
      if let place {
        tracks[request.place]?[place].answers.append(answer)
      } else {
        tracks[request.place, default: []].append(Track(request: request, answers: [answer]))
      }
    }
    self.tracks = tracks
    self.latency = latency
    count = entries.count
    hasAILake = entries.contains { $0.0.isAILake }
    hasPlatform = entries.contains { !$0.0.isAILake }
    host = entries.lazy.compactMap(\.1.host).first
    user =
      entries.lazy.filter { ReplaySignIn.isSignIn($0.0.target) }
      .compactMap { $0.0.body.document?["username"]?.string }.first
  }

  public func respond(to request: EmulatorRequest) -> EmulatorResponse {
    respond(to: request, under: .none)
  }

  /// The place of the track that answers a request; nil if it was never asked.
  private func find(_ request: EmulatorRequest) -> (place: String, index: Int)? {
    guard let target = RequestTarget(request.path) else { return nil }
    let place = RecordedRequest.place(of: request.method.rawValue, target)
    let isSignIn = ReplaySignIn.isSignIn(target)
    let index = tracks[place]?.firstIndex { isSignIn || $0.request.fits(target, request.body) }
    return index.map { (place, $0) }
  }

  /// The answer that is due; counts it if `isGiven`.
  private func answer(_ found: (place: String, index: Int), isGiven: Bool) -> RecordedAnswer? {
    guard let answers = tracks[found.place]?[found.index].answers else { return nil }
    let number = given.withLock { given in
      let number = given[found.place]?[found.index] ?? 0
      if isGiven { given[found.place, default: [:]][found.index] = number + 1 }
      return number
    }
    return answers[min(number, answers.count - 1)]
  }

  private func missing(_ request: EmulatorRequest) -> EmulatorResponse {
    let asked = "\(request.method.rawValue) \(request.path)"
    var words = "\(asked) is not in the recorded session."
    if let target = RequestTarget(request.path),
      let near = tracks[RecordedRequest.place(of: request.method.rawValue, target)]?.first
    {
      words +=
        near.request.hasQuery(of: target)
        ? " It was recorded with another body." : " It was recorded as \(near.request.line)."
    }
    let fault = PlatformFault(.notFound, code: "not_recorded", words)
    let shape: FaultShape = request.path.hasPrefix("/api/v1/") ? .aiLake : .common
    return Answer.json(shape.body(of: fault, trace: "replay"), fault.status)
  }
}

extension RecordedPlatform: ServedPlatform {
  var milliseconds: Int64 { clock.milliseconds }

  func verdict(on request: EmulatorRequest) -> FaultVerdict {
    var verdict = FaultVerdict.none
    switch latency {
    case .none: break
    case .fixed(let time): verdict.delay = time
    case .recorded:
      if let found = find(request), let answer = answer(found, isGiven: false) {
        verdict.delay = answer.duration
      }
    }
    return verdict
  }

  func respond(to request: EmulatorRequest, under verdict: FaultVerdict) -> EmulatorResponse {
    let target = RequestTarget(request.path)
    guard let found = find(request), let answer = answer(found, isGiven: true) else {
      if let target, ReplaySignIn.isSignIn(target) { return ReplaySignIn.answer(to: target) }
      return missing(request)
    }
    guard let target, ReplaySignIn.isSignIn(target) else { return answer.response }
    return ReplaySignIn.usable(answer.response)
  }
}

/// Why an archive cannot be played.
public struct RecordedSessionError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}
