import Testing

@testable import limn

/// What shells are offered behind `limn api`.
@Suite struct APICompletionTests {
  private func offered(_ words: String..., at prefix: String = "") -> [String] {
    APIWords.completions(after: words, prefix)
  }

  @Test func groupsThenVerbsThenParameters() {
    #expect(offered().contains("relationship-types"))
    #expect(offered(at: "da") == ["data-assets", "datasource-types"])
    #expect(offered("jobs", at: "start").contains("start-run"))
    #expect(offered("jobs", "start-run").first == "--job_id")
    #expect(offered("jobs", "start-run", at: "--pro") == ["--project_id"])
  }

  @Test func whatIsGivenIsNotOfferedAgain() {
    let rest = offered("jobs", "start-run", "--job_id", "J", "--project_id=P")

    #expect(!rest.contains("--job_id") && !rest.contains("--project_id"))
    #expect(rest.contains("--space_id"))
  }

  @Test func aValueIsOnlyKnownOfAFlag() {
    #expect(offered("jobs", "start-run", "--job_id") == [])
    #expect(offered("asset-files", "put", "--override") == ["true", "false"])
    #expect(offered("asset-files", "put", "--override", at: "t") == ["true"])
  }

  @Test func nothingIsKnownBehindWhatIsUnknown() {
    #expect(offered("nothing") == [])
    #expect(offered("jobs", "nothing") == [])
    #expect(offered(at: "--") == [])
  }
}
