import JSON
import Nouns
import PlatformClient
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Secrets in what commands print of jobs and runs.
@Suite struct JobSecretTests {
  private let job = "Nightly warehouse/load-suppliers"
  private let world: NounWorld

  /// The job takes a password, and has a key in its environment.
  init() throws {
    world = try NounWorld()
    let listed = world.run("jobs", "-c", "Nightly warehouse", "-o", "jsonl")
    let document = try #require(
      listed.lines.lazy.compactMap { try? JSONValue.parse($0) }
        .first { $0.word("metadata", "name") == "load-suppliers" })
    _ = try world.call(
      "jobs", "update",
      [
        "job_id": document.word("metadata", "asset_id"),
        "project_id": world.run("containers", "Nightly warehouse", "-o", "id").lines.first,
      ],
      body: [
        [
          "op": "add", "path": "/entity/job/configuration/env_variables",
          "value": ["USER_APIKEY=SECRETX", "DAY=1"],
        ],
        [
          "op": "add", "path": "/entity/job/job_parameters",
          "value": [["name": "password", "value": ""], ["name": "day", "value": ""]],
        ],
      ])
  }

  @Test func aDryRunOfARunShowsNeitherParametersNorVariablesThatAreSecret() {
    let result = world.run(
      "run", "start", job, "--env", "DB_PASSWORD=SECRETX", "--param", "password=SECRETY", "--param",
      "day=2026-03-02", "--dry-run")

    #expect(result.code == 0)
    #expect(!result.output.contains("SECRET"))
    #expect(result.output.contains("DB_PASSWORD=•••"))
    #expect(result.output.contains("2026-03-02"))
  }

  @Test func documentsOfJobsAndRunsHaveNoSecrets() {
    let started = world.run(
      "run", "start", job, "--env", "DB_PASSWORD=SECRETX", "--param", "password=SECRETY", "--yes",
      "-o", "json")
    let outputs = [
      started, world.run("run", "get", job, "-o", "json"),
      world.run("run", "get", job, "-o", "yaml"), world.run("runs", "--job", job, "-o", "jsonl"),
      world.run("runs", "--job", job, "-o", "json"), world.run("runs", "--job", job, "-o", "yaml"),
    ]

    for result in outputs {
      #expect(result.code == 0)
      #expect(!result.output.contains("SECRET"), "\(result.output)")
    }
    #expect(outputs[1].output.contains("DB_PASSWORD=•••"))
  }

  @Test func theEnvironmentOfAJobHasNoSecretsInAList() {
    let output = world.run("jobs", "-c", "Nightly warehouse", "-o", "jsonl").output
    #expect(output.contains("USER_APIKEY=•••"))
    #expect(!output.contains("SECRETX"))
  }
}

/// Secrets in what commands print.
@Suite struct SecretOutputTests {
  @Test(arguments: OperationCatalogue.all)
  func noDryRunOfAnOperationShowsASecret(operation: APIOperation) throws {
    let shown = try PlantedSecrets.request(operation).shown

    #expect(!shown.contains(PlantedSecrets.planted), "\(shown)")
  }

  @Test func aDryRunOfACallShowsItsBody() throws {
    let item = try #require(
      BulkItem.read(
        #"{"group":"assets","verb":"bulk-patch","parameters":{"catalog_id":"C"},"body":"#
          + #"{"resources":[{"asset_id":"a","operations":[{"op":"add","path":"/metadata/description","value":"x"}]}]}}"#,
        from: "test"
      ).first)

    #expect(item.request.shown.hasPrefix("POST /v2/assets/bulk_patch?catalog_id=C\n{"))
    #expect(item.request.shown.contains(#""value": "x""#))
  }

  @Test func rowsThatAreTextAlreadyAreMaskedLikeDocuments() throws {
    for part in PlantedSecrets.document.object ?? [:] {
      let document: JSONValue = .object([part.key: part.value])
      let text = document.serializedBytes()

      #expect(Array(Secrets.masked(json: text[...])) == Secrets.masked(document).serializedBytes())
    }
    let plain = Array(#"{"name":"design of passengers","n":1}"#.utf8)
    #expect(Array(Secrets.masked(json: plain[...])) == plain)
  }
}
