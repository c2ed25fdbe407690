import HTTPTypes
public import JSON

extension PlatformEmulator.Faults {
  /// Throws for the first key that cannot be understood.
  public init(_ document: JSONValue) throws(PlatformEmulator.FaultsProblem) {
    do {
      self = try Self.read(document)
    } catch let fault as PlatformFault {
      throw PlatformEmulator.FaultsProblem(description: fault.message)
    } catch {
      throw PlatformEmulator.FaultsProblem(description: "\(error)")
    }
  }

  static func read(_ document: JSONValue) throws -> Self {
    guard document.object != nil else {
      throw PlatformFault.invalid("Faults must be an object with seed, clock_skew and faults.")
    }
    let fields = try BodyFields(document)
    try fields.check(keys: ["seed", "clock_skew", "faults"])
    var faults = Self()
    faults.document = document
    if let seed = try fields.int("seed") { faults.seed = UInt64(bitPattern: Int64(seed)) }
    faults.clockSkew = Int64(try fields.milliseconds("clock_skew") ?? 0)
    if fields["faults"] != nil { faults.rules = try fields.objects("faults").map(FaultRule.init) }
    return faults
  }
}

extension FaultRule {
  /// The keys that every fault may have.
  private static let keys = ["fault", "match", "chance", "skip", "count", "lasting", "struck"]

  fileprivate init(_ fields: BodyFields) throws {
    let name = try fields.requiredString("fault")
    guard let kind = FaultKind(rawValue: name) else {
      throw fields.invalid(
        "fault", "one of \(FaultKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    try fields.check(keys: Self.keys + kind.keys)
    self.init(fault: try kind.fault(fields))
    pattern = try Self.pattern(fields)
    chance = try fields.share("chance") ?? 1
    skip = try fields.count("skip", 0...1_000_000_000) ?? 0
    count = try fields.count("count", 1...1_000_000_000) ?? .max
    lasting = Int64(try fields.milliseconds("lasting", isPositive: true) ?? 0)
    if kind.keys.contains("retry_after") {
      retryAfter = try fields.count("retry_after", 0...86_400)
    }
    source = fields.value
  }

  private static func pattern(_ fields: BodyFields) throws -> RequestPattern? {
    guard let text = try fields.string("match") else { return nil }
    let pattern = RequestPattern(text)
    guard pattern.fitsAny(of: Routes.all) else {
      throw fields.invalid(
        "match",
        "an operation or the beginning of a path, such as 'GET /v2/assets/{asset_id}' or '/v2/jobs'"
      )
    }
    return pattern
  }
}

/// The names of faults in a file, and what else each of them may say.
private enum FaultKind: String, CaseIterable {
  case latency
  case status
  case rateLimit = "rate_limit"
  case reset, truncated, malformed, slow
  case expiredTokens = "expired_tokens"
  case otherUser = "other_user"
  case rewrittenLog = "rewritten_log"

  var keys: [String] {
    switch self {
    case .latency: ["time"]
    case .status: ["status", "html", "retry_after"]
    case .rateLimit: ["retry_after"]
    case .reset: ["after_bytes"]
    case .truncated: ["keep"]
    case .slow: ["bytes_per_second"]
    case .otherUser: ["user"]
    case .malformed, .expiredTokens, .rewrittenLog: []
    }
  }

  func fault(_ fields: BodyFields) throws -> Fault {
    switch self {
    case .latency: return .latency(try fields.waiting("time"))
    case .status:
      guard let code = try fields.count("status", 400...599) else {
        throw fields.invalid("status", "a whole number from 400 to 599")
      }
      let status = HTTPResponse.Status(code: code)
      return try fields.bool("html") == true ? .page(status) : .status(status)
    case .rateLimit: return .rateLimit
    case .reset: return .reset(afterBytes: try fields.count("after_bytes", 0...1_000_000_000))
    case .truncated: return .truncated(keep: try fields.share("keep") ?? 0.5)
    case .malformed: return .malformed
    case .slow:
      return .slow(bytesPerSecond: try fields.count("bytes_per_second", 1...1_000_000_000) ?? 1_000)
    case .expiredTokens: return .expiredTokens
    case .otherUser: return .otherUser(name: try fields.string("user") ?? "ana")
    case .rewrittenLog: return .rewrittenLog
    }
  }
}

extension BodyFields {
  fileprivate func invalid(_ key: String, _ valid: String) -> PlatformFault {
    .invalid("The field '\(name(key))' must be \(valid).", .field(name(key)))
  }

  fileprivate func check(keys: [String]) throws {
    for key in value.object?.keys ?? [] where !keys.contains(key) {
      throw PlatformFault.invalid(
        "The field '\(name(key))' is not known; there are \(keys.joined(separator: ", ")).",
        .field(name(key)))
    }
  }

  fileprivate func count(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
    guard let value = self[key] else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw invalid(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// From 0 to 1.
  fileprivate func share(_ key: String) throws -> Double? {
    guard let value = self[key] else { return nil }
    guard let number = value.double, (0...1).contains(number) else {
      throw invalid(key, "a number from 0 to 1")
    }
    return number
  }

  fileprivate func milliseconds(_ key: String, isPositive: Bool = false) throws -> Double? {
    guard let value = self[key] else { return nil }
    guard let time = value.string.flatMap(TimeText.milliseconds), !isPositive || time >= 0 else {
      throw invalid(key, "a time such as 30ms, 1.5s or 2m")
    }
    return time
  }

  fileprivate func waiting(_ key: String) throws -> Waiting {
    let forms =
      "a time such as 30ms, or one of {uniform: [10ms, 2s]}, {exponential: 80ms}, "
      + "{log_normal: {median: 40ms, p99: 2s}}"
    guard let value = self[key], let waiting = Waiting(value) else { throw invalid(key, forms) }
    return waiting
  }
}

extension Waiting {
  fileprivate init?(_ value: JSONValue) {
    if let time = Self.time(value) {
      self = .fixed(time)
    } else if let range = value["uniform"]?.array?.map(Self.time), range.count == 2,
      let first = range[0], let last = range[1], first <= last
    {
      self = .uniform(first...last)
    } else if let mean = Self.time(value["exponential"]) {
      self = .exponential(mean: mean)
    } else if let median = Self.time(value["log_normal"]?["median"]),
      let p99 = Self.time(value["log_normal"]?["p99"]), median > 0, p99 >= median
    {
      self = .logNormal(median: median, p99: p99)
    } else {
      return nil
    }
  }

  private static func time(_ value: JSONValue?) -> Double? {
    guard let time = value?.string.flatMap(TimeText.milliseconds), time >= 0 else { return nil }
    return time
  }
}
