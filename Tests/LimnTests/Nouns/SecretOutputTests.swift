import JSON
import PlatformClient
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Secrets in what commands print.
@Suite struct SecretOutputTests {
  private let job = "Nightly warehouse/load-suppliers"

  @Test func aDryRunOfARunShowsNeitherParametersNorVariablesThatAreSecret() throws {
    let result = try NounWorld().run(
      "run", "start", job, "--env", "DB_PASSWORD=SECRETX", "--param", "password=SECRETY", "--param",
      "day=2026-03-02", "--dry-run")

    #expect(result.code == 0)
    #expect(!result.output.contains("SECRET"))
    #expect(result.output.contains("DB_PASSWORD=•••"))
    #expect(result.output.contains("2026-03-02"))
  }

  @Test func documentsOfJobsAndRunsHaveNoSecrets() throws {
    let world = try NounWorld()
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

  @Test func theEnvironmentOfAJobHasNoSecretsInAList() throws {
    let world = try NounWorld()
    let jobs = world.run("jobs", "-c", "Nightly warehouse", "-o", "jsonl")
    let document = try #require(
      jobs.lines.lazy.compactMap { try? JSONValue.parse($0) }
        .first { $0.word("metadata", "name") == "load-suppliers" })
    _ = try world.call(
      "jobs", "update",
      [
        "job_id": document.word("metadata", "asset_id"),
        "project_id": world.run("containers", "Nightly warehouse", "-o", "id").lines.first,
      ],
      body: [
        [
          "op": "add", "path": "/configuration/env_variables",
          "value": ["USER_APIKEY=SECRETX", "DAY=1"],
        ]
      ])

    let output = world.run("jobs", "-c", "Nightly warehouse", "-o", "jsonl").output
    #expect(!output.contains("SECRETX"))
  }

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
