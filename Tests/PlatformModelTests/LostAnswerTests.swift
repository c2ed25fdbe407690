import PlatformModel
import Testing

/// Whether it is known what became of a call that failed.
@Suite struct LostAnswerTests {
  private func error(
    _ cause: PlatformError.Cause, status: Int? = nil, phase: PlatformError.Phase? = .answering,
    changes: Bool = true
  ) -> PlatformError {
    var error = PlatformError(cause: cause, request: "POST /v2/jobs/j/runs", status: status)
    error.phase = phase
    error.changes = changes
    return error
  }

  @Test(
    arguments: [
      (.unreachable("cut"), nil), (.timedOut(.seconds(60)), nil), (.cancelled, nil),
      (.unreadable("cut"), nil), (.unreadable("no JSON"), 200), (.unavailable, 502),
      (.unavailable, 504),
    ] as [(PlatformError.Cause, Int?)])
  func aChangeWhoseAnswerIsLostIsNeitherDoneNorFailed(
    cause: PlatformError.Cause, status: Int?
  ) {
    #expect(error(cause, status: status).outcomeIsUnknown)
    #expect(!error(cause, status: status, changes: false).outcomeIsUnknown)
  }

  @Test(
    arguments: [
      (.signedOut, 401), (.forbidden, 403), (.notFound, 404), (.conflict, 409),
      (.rateLimited(retryAfter: nil), 429), (.rejected, 400), (.unavailable, 503),
      (.unavailable, 500), (.untrusted("x"), nil), (.noSecret("x"), nil),
    ] as [(PlatformError.Cause, Int?)])
  func whatThePlatformSaysItselfIsKnown(cause: PlatformError.Cause, status: Int?) {
    #expect(!error(cause, status: status).outcomeIsUnknown)
  }

  @Test(arguments: [.connecting, .securing, .proxy, nil] as [PlatformError.Phase?])
  func whatWasNeverSentIsNotDone(phase: PlatformError.Phase?) {
    #expect(!error(.unreachable("refused"), phase: phase).outcomeIsUnknown)
    #expect(!error(.timedOut(.seconds(5)), phase: phase).outcomeIsUnknown)
    #expect(!error(.cancelled, phase: phase).outcomeIsUnknown)
  }
}
