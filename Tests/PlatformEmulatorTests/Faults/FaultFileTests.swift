import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// What a file of faults may say.
@Suite struct FaultFileTests {
  @Test func everyKindOfFaultIsUnderstood() throws {
    let faults = try PlatformEmulator.Faults([
      "seed": 7, "clock_skew": "-1.5m",
      "faults": [
        ["fault": "latency", "time": "30ms"],
        ["fault": "latency", "time": ["uniform": ["10ms", "2s"]]],
        ["fault": "latency", "time": ["exponential": "80ms"]],
        ["fault": "latency", "time": ["log_normal": ["median": "40ms", "p99": "2s"]]],
        ["fault": "status", "status": 503, "retry_after": 2, "match": "PATCH /v2/assets"],
        ["fault": "status", "status": 500, "html": true, "chance": 0.25],
        ["fault": "rate_limit", "lasting": "20s"],
        ["fault": "reset", "after_bytes": 10], ["fault": "truncated", "keep": 0.9],
        ["fault": "malformed", "skip": 3, "count": 2], ["fault": "slow", "bytes_per_second": 50],
        ["fault": "expired_tokens"], ["fault": "other_user", "user": "vic"],
        ["fault": "rewritten_log", "match": "GET /v2/jobs/{job_id}/runs/{run_id}/logs"],
      ],
    ])

    #expect(faults.seed == 7)
    #expect(faults.clockSkew == -90_000)
    #expect(
      faults.rules.map(\.fault) == [
        .latency(.fixed(30)), .latency(.uniform(10...2_000)), .latency(.exponential(mean: 80)),
        .latency(.logNormal(median: 40, p99: 2_000)), .status(.serviceUnavailable),
        .page(.internalServerError), .rateLimit, .reset(afterBytes: 10), .truncated(keep: 0.9),
        .malformed, .slow(bytesPerSecond: 50), .expiredTokens, .otherUser(name: "vic"),
        .rewrittenLog,
      ])
    #expect(faults.rules[4].retryAfter == 2)
    #expect(faults.rules[5].chance == 0.25)
    #expect(faults.rules[6].lasting == 20_000)
    #expect((faults.rules[9].skip, faults.rules[9].count) == (3, 2))
  }

  @Test(arguments: [
    ("[]", "Faults must be an object with seed, clock_skew and faults."),
    (#"{"fault": []}"#, "The field 'fault' is not known; there are seed, clock_skew, faults."),
    (#"{"clock_skew": 5}"#, "The field 'clock_skew' must be a time such as 30ms, 1.5s or 2m."),
    (#"{"faults": [{}]}"#, "The field 'faults[0].fault' is required."),
    (
      #"{"faults": [{"fault": "fire"}]}"#,
      "The field 'faults[0].fault' must be one of latency, status, rate_limit, reset, truncated, "
        + "malformed, slow, expired_tokens, other_user, rewritten_log."
    ),
    (
      #"{"faults": [{"fault": "malformed"}, {"fault": "status", "status": 200}]}"#,
      "The field 'faults[1].status' must be a whole number from 400 to 599."
    ),
    (
      #"{"faults": [{"fault": "malformed", "chance": 2}]}"#,
      "The field 'faults[0].chance' must be a number from 0 to 1."
    ),
    (
      #"{"faults": [{"fault": "malformed", "keep": 1}]}"#,
      "The field 'faults[0].keep' is not known; there are fault, match, chance, skip, count, "
        + "lasting, struck."
    ),
    (
      #"{"faults": [{"fault": "latency", "time": {"uniform": ["2s", "1s"]}}]}"#,
      "The field 'faults[0].time' must be a time such as 30ms, or one of {uniform: [10ms, 2s]}, "
        + "{exponential: 80ms}, {log_normal: {median: 40ms, p99: 2s}}."
    ),
    (
      #"{"faults": [{"fault": "malformed", "match": "GET /v2/assetz"}]}"#,
      "The field 'faults[0].match' must be an operation or the beginning of a path, such as "
        + "'GET /v2/assets/{asset_id}' or '/v2/jobs'."
    ),
  ])
  func whatCannotBeUnderstoodIsNamedWithWhatWouldBeValid(text: String, problem: String) throws {
    let document = try JSONValue.parse(text)

    #expect {
      try PlatformEmulator.Faults(document)
    } throws: {
      "\($0)" == problem
    }
  }

  @Test func aPatternFitsOperationsAndBeginningsOfPaths() {
    let known = Routes.all
    for text in [
      "/", "/v2", "/v2/cat", "GET /v2/assets/0d3f", "PATCH /v2/assets/{asset_id}", "/api/v1/ailake",
      "get /v2/jobs/{id}/runs/{run}/logs", "/v2/assets/1/attributes/x",
    ] {
      #expect(RequestPattern(text).fitsAny(of: known), "\(text)")
    }
    for text in [
      "/v3/assets", "PATCH /v2/catalogs/default/x/y", "GET /v2/{a}/{b}/{c}/{d}/{e}/{f}/{g}",
    ] {
      #expect(!RequestPattern(text).fitsAny(of: known), "\(text)")
    }
    let one = RequestPattern("GET /v2/assets/{asset_id}")
    #expect(one.matches(EmulatorRequest(method: .get, path: "/v2/assets/1?project_id=2")))
    #expect(!one.matches(EmulatorRequest(method: .get, path: "/v2/assets/1/attributes")))
    #expect(!one.matches(EmulatorRequest(method: .patch, path: "/v2/assets/1")))
  }

  @Test(arguments: [
    (Waiting.fixed(30), 30.0, 30.0), (.uniform(10...20), 15, 19.8),
    (.exponential(mean: 100), 69, 460),
    (.logNormal(median: 40, p99: 2_000), 40, 2_000),
  ])
  func timesAreDrawnAsTheirDistributionSays(waiting: Waiting, median: Double, p99: Double) {
    var random = SplitMix64(seed: 1)

    let times = (0..<20_000).map { _ in waiting.draw(&random) / .milliseconds(1) }.sorted()

    #expect(abs(times[10_000] / median - 1) < 0.05)
    #expect(abs(times[19_800] / p99 - 1) < 0.15)
  }
}
