import PlatformModel
import Testing

@testable import limn

/// What a command says when it could not do what it was asked to, and its exit code.
@Suite struct CommandFailureTests {
  private func failure(
    _ cause: PlatformError.Cause, status: Int? = nil, phase: PlatformError.Phase? = nil
  ) -> CommandFailure {
    var error = PlatformError(
      cause: cause, request: "GET /v2/catalogs", host: "cpd:443", status: status)
    error.phase = phase
    return CommandFailure(error)
  }

  @Test(arguments: [
    ("https://a.test", "a.test"), ("https://a.test:443", "a.test"), ("http://a.test:80", "a.test"),
    ("http://127.0.0.1:8800", "127.0.0.1:8800"), ("https://a.test:80/x", "a.test:80"),
    ("http://[::1]:8800", "[::1]:8800"),
  ])
  func aPlatformIsNamedWithItsPortWhereThatIsNotTheUsualOne(url: String, host: String) throws {
    let environment = ["LIMN_URL": url]
    let values = try ContextResolver(environment: environment, file: nil).resolve()

    let settings = PlatformSettings(values: values, environment: environment)

    #expect(settings.host == host)
    #expect(settings.name == host)
  }

  @Test func aMissingAddressIsSaidAsWrongUse() throws {
    let environment = ["LIMN_URL": "https://a.test", "LIMN_TOKEN": "t"]
    let lake = ["LIMN_AILAKE_URL": "https://a.test", "LIMN_AILAKE_TOKEN": "t"]
    func session(_ environment: [String: String]) throws -> CommandSession {
      let values = try ContextResolver(environment: environment, file: nil).resolve()
      return try CommandSession(PlatformSettings(values: values, environment: environment))
    }
    let noLake = #expect(throws: PlatformError.self) { try session(environment).aiLake() }
    let noPlatform = #expect(throws: PlatformError.self) { try session(lake).platform() }
    let failures = [try #require(noLake), try #require(noPlatform)].map { CommandFailure($0) }

    #expect(failures.map(\.code) == [2, 2])
    #expect(failures[0].description.contains("--ailake-url ADDRESS, LIMN_AILAKE_URL"))
    #expect(failures[1].description.contains("--url ADDRESS, LIMN_URL"))
  }

  @Test(
    arguments: [
      (
        .signedOut, 401, 4,
        "cpd:443 did not accept the user, password, key or token (limn config show says where "
          + "they come from)"
      ),
      (.noSecret("CPD is not set"), nil, 4, "there is nothing to sign in to cpd:443 with: CPD"),
      (.forbidden, 403, 4, "cpd:443 does not permit this to this user; an administrator there"),
      (.notFound, 404, 3, "cpd:443 has nothing there: it is gone, or hidden from this user"),
      (.conflict, 409, 5, "something stands in the way at cpd:443: it is there already"),
      (.conflict, 412, 5, "it was changed meanwhile at cpd:443; read it anew and try again"),
      (.rejected, 413, 1, "what was sent is too large for cpd:443; send less of it at a time"),
      (.rejected, 405, 1, "cpd:443 does not offer this; another version of the platform may"),
      (.rejected, 400, 1, "cpd:443 did not accept the request (GET /v2/catalogs · 400)"),
      (
        .rateLimited(retryAfter: .seconds(7)), 429, 1,
        "cpd:443 gets too many calls; it asks to wait 7 s"
      ),
      (.rateLimited(retryAfter: nil), 429, 1, "cpd:443 gets too many calls; try again in a"),
      (.unavailable, 503, 1, "cpd:443 is not available now; try again later"),
      (.unreachable("the name x cannot be found"), nil, 1, "there is no way to cpd:443: the name"),
      (
        .untrusted("self-signed"), nil, 1,
        "the certificate of cpd:443 is not trusted (self-signed); ca-file: FILE in the context, "
          + "or --ca-file FILE, names who to trust"
      ),
      (.unreadable("a web page came back"), 200, 1, "the answer of cpd:443 is not understood: a"),
      (.cancelled, nil, 130, "interrupted"),
    ] as [(PlatformError.Cause, Int?, Int32, String)])
  func everyClassHasACodeAndSaysWhatToDo(
    cause: PlatformError.Cause, status: Int?, code: Int32, start: String
  ) {
    let failure = failure(cause, status: status)

    #expect(failure.code == code)
    #expect(failure.description.hasPrefix(start), "\(failure)")
  }

  @Test(
    arguments: [
      (.connecting, "no connection to cpd:443 came about within 5 s; a firewall may swallow it"),
      (.securing, "cpd:443 did not agree on TLS within 5 s"),
      (.proxy, "the proxy did not find a way to cpd:443 within 5 s"),
      (.answering, "cpd:443 did not answer within 5 s"), (nil, "cpd:443 did not answer within"),
    ] as [(PlatformError.Phase?, String)])
  func whatTookTooLongIsSaid(phase: PlatformError.Phase?, start: String) {
    let failure = failure(.timedOut(.seconds(5)), phase: phase)

    #expect(failure.code == 124)
    #expect(failure.description.hasPrefix(start), "\(failure)")
  }
}
