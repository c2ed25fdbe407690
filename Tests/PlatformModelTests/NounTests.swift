import PlatformModel
import Testing

struct NounTests {
  @Test func eachKindOfContainerHasItsParameter() {
    #expect(
      ContainerKind.allCases.map(\.scopeParameter) == ["catalog_id", "project_id", "space_id"])
  }

  @Test func editableFieldsStandInTheMetadata() {
    #expect(
      AssetField.allCases.map(\.pointer) == [
        "/metadata/name", "/metadata/description", "/metadata/tags",
      ])
  }

  @Test(arguments: [
    (PlatformError.Cause.signedOut, false), (.forbidden, false), (.notFound, false),
    (.conflict, false), (.rateLimited(retryAfter: nil), true), (.unavailable, true),
    (.rejected, false), (.unreachable("x"), true), (.timedOut(.seconds(1)), true),
    (.untrusted("x"), false), (.unreadable("x"), false), (.cancelled, false),
  ])
  func someErrorsPassByThemselves(cause: PlatformError.Cause, isTransient: Bool) {
    #expect(PlatformError(cause: cause, request: "").isTransient == isTransient)
  }

  @Test func anOperationEndsWithSuccessOrFailure() {
    func isTerminal(_ status: AILakeOperation.Status) -> Bool {
      AILakeOperation(id: "o", kind: "k", status: status).isTerminal
    }

    #expect(isTerminal(.succeeded(result: nil)))
    #expect(isTerminal(.failed(OperationFailure())))
    #expect(!isTerminal(.pending))
    #expect(!isTerminal(.other("dreaming")))
  }
}
