import ExplorerModel
import PlatformModel
import Testing

/// Calls that cannot be sent, in the words of the API console.
@Suite struct RequestSentenceTests {
  @Test(
    arguments: [
      (.missingInPath("job_id", path: "/v2/jobs/{job_id}"), "job_id has to be given"),
      (.missingOneOf(["project_id", "space_id"]), "One of project_id, space_id has to be given"),
      (
        .moreThanOneOf(["project_id", "space_id"], given: 2),
        "Only one of project_id, space_id can be given"
      ),
      (.notAFlag("userfs", value: "yes"), "userfs: 'yes' is neither true nor false"),
      (.bodyNotTaken(operation: "jobs list"), "jobs list takes no body"),
    ] as [(RequestProblem, String)])
  func aProblemNamesTheField(problem: RequestProblem, words: String) {
    #expect(RequestSentence.sentence(problem) == words)
  }
}
