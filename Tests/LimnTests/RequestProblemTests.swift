import PlatformModel
import Testing

@testable import limn

/// Requests that cannot be sent, in the words of the command line.
@Suite struct RequestProblemTests {
  @Test(
    arguments: [
      (.missing("catalog_id"), "--catalog_id is missing"),
      (
        .missingInPath("job_id", path: "/v2/jobs/{job_id}"),
        "--job_id is missing: it is part of /v2/jobs/{job_id}"
      ),
      (
        .missingOneOf(["project_id", "space_id"]), "one of --project_id, --space_id is missing"
      ),
      (
        .moreThanOneOf(["project_id", "space_id"], given: 2),
        "only one of --project_id, --space_id may be given, not 2"
      ),
      (
        .unknown("limt", known: ["limit", "next"], operation: "jobs list"),
        "jobs list has no parameter --limt; did you mean --limit?"
      ),
      (.notANumber("limit", value: "many"), "--limit: 'many' is not a whole number of 0 or more"),
      (.bodyNotTaken(operation: "jobs list"), "jobs list takes no --body"),
    ] as [(RequestProblem, String)])
  func aProblemNamesTheOption(problem: RequestProblem, words: String) {
    #expect(problem.words == words)
  }
}
