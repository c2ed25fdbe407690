import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct JobEditingTests {
  private let world: JobWorld
  private var platform: TestPlatform { world.platform }

  init() throws {
    world = try JobWorld()
  }

  @Test func aNewJobIsAnAssetThatIsListedFoundAndRead() throws {
    let notebook = StoryAsset.id("train_churn_model", in: WorldContainers.churn)

    let answer = try platform.post(
      "/v2/jobs?\(world.scope)",
      [
        "job": [
          "name": "train by hand", "asset_ref": .string(notebook), "description": "Now and then.",
          "configuration": ["env_id": "e1", "env_variables": ["A=1"]],
          "job_parameters": [["name": "horizon", "value": "60"]],
        ]
      ])

    let id = try #require(answer["asset_id"]?.string)
    #expect(answer["metadata"]?["asset_type"] == "job")
    #expect(answer["metadata"]?["owner_id"] == "1000330999")
    #expect(
      try platform.get("/v2/jobs/\(id)?\(world.scope)") == [
        "metadata": [
          "name": "train by hand", "description": "Now and then.", "asset_id": .string(id),
          "owner_id": "1000330999", "version": 0,
        ],
        "entity": [
          "job": [
            "asset_ref": .string(notebook), "asset_ref_type": "notebook",
            "configuration": ["env_id": "e1", "env_variables": ["A=1"]],
            "job_parameters": [["name": "horizon", "value": "60"]],
            "enable_notifications": false, "schedule_id": "", "schedule_creator_id": "",
            "last_run_initiator": "None", "last_run_time": "", "last_run_status": "None",
            "last_run_status_timestamp": 0, "future_scheduled_runs": [],
            "project_name": "Customer churn",
          ]
        ],
      ])
    let listed = try platform.get("/v2/jobs?\(world.scope)&name=train%20by%20hand")
    #expect(listed["total_rows"] == 1)
    let found = try platform.search(
      world.scope, "asset.name:\"train by hand\"", ["include": "entity"], type: "job")
    #expect(found["results"]?[0]?["entity"]?["job"]?["asset_ref"]?.string == notebook)
  }

  @Test(
    arguments: [
      (["name": "x"], "job.asset_ref"),
      (["name": "x", "asset_ref": "a", "asset_ref_type": "notebook"], "job.asset_ref"),
      (["name": "x", "asset_ref": "none"], "job.asset_ref"),
      (["name": " ", "asset_ref_type": "notebook"], "job.name"),
      (["name": "x", "asset_ref_type": "script", "schedule": "every day"], "job.schedule"),
      (["name": "x", "asset_ref_type": "script", "serving_name": "Not-Good"], "job.serving_name"),
      (
        ["name": "x", "asset_ref_type": "script", "configuration": ["env_variables": ["A"]]],
        "job.configuration.env_variables"
      ),
      (
        ["name": "x", "asset_ref_type": "script", "parameter_sets": [["ref": "none"]]],
        "job.parameter_sets[0].ref"
      ),
      (
        ["name": "x", "asset_ref_type": "script", "schedule_info": ["startOn": 9, "endOn": 9]],
        "job.schedule_info.endOn"
      ),
    ] as [(JSONValue, String)])
  func aJobThatIsNotRightIsRefusedByField(job: JSONValue, field: String) throws {
    let answer = try platform.send(.post, "/v2/jobs?\(world.scope)", ["job": job])

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
  }

  @Test func aPatchChangesTheJobAndItsAsset() throws {
    let id = try world.createID()

    let answer = try world.patch(
      id,
      [
        ["op": "replace", "path": "/metadata/name", "value": "renamed"],
        ["op": "add", "path": "/entity/job/retention_policy", "value": ["amount": 3]],
        ["op": "replace", "path": "/entity/job/configuration", "value": ["env_id": "other"]],
      ])

    #expect(answer.status == .ok)
    let job = try platform.get("/v2/jobs/\(id)?\(world.scope)")
    #expect(job["metadata"]?["name"] == "renamed")
    #expect(job["entity"]?["job"]?["retention_policy"] == ["amount": 3])
    let asset = try platform.get("/v2/assets/\(id)?\(world.scope)")
    #expect(asset["metadata"]?["name"] == "renamed")
    #expect(asset["entity"]?["job"]?["configuration"] == ["env_id": "other"])
  }

  @Test func whatAPatchMayNotDoIsRefused() throws {
    let id = try world.createID()
    for (operation, field) in [
      (["op": "remove", "path": "/entity/job/configuration"], "op"),
      (["op": "replace", "path": "/entity/job/last_run_status", "value": "x"], nil),
      (["op": "replace", "path": "/metadata/asset_id", "value": "x"], "/metadata/asset_id"),
      (["op": "add", "path": "/entity/job/schedule", "value": "soon"], "entity.job.schedule"),
    ] as [(JSONValue, String?)] {
      let answer = try world.patch(id, [operation])
      #expect(answer.status == .badRequest)
      if let field { #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field) }
    }
    #expect(try world.patch("none", []).status == .notFound)
    #expect(
      try platform.send(.patch, "/v2/jobs/\(id)?\(world.scope)", [], as: "vic").status
        == .forbidden)
  }

  @Test func anAssetThatIsRenamedIsTheJobRenamed() throws {
    let id = try world.createID()

    _ = try platform.send(
      .patch, "/v2/assets/\(id)?\(world.scope)",
      [["op": "replace", "path": "/metadata/name", "value": "by the asset"]])

    let listed = try platform.get("/v2/jobs?\(world.scope)&name=by%20the%20asset")
    #expect(listed["results"]?[0]?["metadata"]?["asset_id"]?.string == id)
  }

  @Test func aServingNameStandsForTheIdAndIsGivenOnce() throws {
    let path = "/v2/jobs/serving_name/nightly_1"
    #expect(try platform.get(path)["available"] == true)

    let id = try world.createID("served", ["serving_name": "nightly_1"])

    #expect(try platform.get(path)["available"] == false)
    let read = try platform.get("/v2/jobs/nightly_1?\(world.scope)")
    #expect(read["metadata"]?["asset_id"]?.string == id)
    let again = try platform.send(
      .post, "/v2/jobs?\(world.scope)",
      ["job": ["name": "x", "asset_ref_type": "script", "serving_name": "nightly_1"]])
    #expect(again.status == .badRequest)
    #expect(try platform.send(.get, "/v2/jobs/serving_name/Not-Good").status == .badRequest)
  }

  @Test func aDeletedJobIsGoneWithItsRunsAndItsAsset() throws {
    let id = try world.createID()
    let run = try world.start(id)
    platform.clock.advance(by: .seconds(300))

    let answer = try platform.send(.delete, "/v2/jobs/\(id)?\(world.scope)")

    #expect(answer.status == .noContent)
    for path in ["/v2/jobs/\(id)", "/v2/jobs/\(id)/runs/\(run)", "/v2/assets/\(id)"] {
      #expect(try platform.send(.get, "\(path)?\(world.scope)").status == .notFound)
    }
  }

  @Test func aJobThatRunsIsDeletedOnceItsRunHasEnded() throws {
    let id = try world.createID()
    let run = try world.start(id)
    platform.clock.advance(by: .seconds(8))

    #expect(try platform.send(.delete, "/v2/jobs/\(id)?\(world.scope)").status == .accepted)

    #expect(try world.state(id, run) == "Running")
    #expect(try platform.send(.post, "/v2/jobs/\(id)/runs?\(world.scope)").status == .badRequest)
    #expect(try world.control("pause", id, run).status == .noContent)
    platform.clock.advance(by: .seconds(3600))
    #expect(try world.state(id, run) == "Paused")
    #expect(try world.control("resume", id, run).status == .noContent)
    platform.clock.advance(by: .seconds(300))
    #expect(try platform.send(.get, "/v2/jobs/\(id)?\(world.scope)").status == .notFound)
  }

  @Test func jobsAreDeletedInBulkEachByItself() throws {
    let quiet = try world.createID("quiet")
    let busy = try world.createID("busy")
    _ = try world.start(busy)

    let answer = try platform.post(
      "/v2/jobs/bulk_delete?\(world.scope)",
      ["job_ids": [.string(quiet), .string(busy), "none"]])

    let results = answer["responses"]?.array ?? []
    #expect(results.map { $0["http_status"]?.int } == [204, 202, 404])
    #expect(results.last?["errors"]?[0]?["code"] == "does_not_exist")
    #expect(try platform.send(.get, "/v2/jobs/\(quiet)?\(world.scope)").status == .notFound)
    platform.clock.advance(by: .seconds(300))
    #expect(try platform.send(.get, "/v2/jobs/\(busy)?\(world.scope)").status == .notFound)
    #expect(
      try platform.send(.post, "/v2/jobs/bulk_delete?\(world.scope)").status == .badRequest)
  }

  @Test func theServiceDescribesItsParametersInline() throws {
    let answer = try platform.send(.get, "/v2/jobs/docs/schemas/v2-swagger.yaml")

    #expect(answer.headers[.contentType] == "application/yaml")
    #expect(
      answer.text.hasPrefix(
        """
        swagger: "2.0"
        info:
          title: "Jobs API"
          version: "2.0.0"
        basePath: "/"
        paths:
          "/v2/jobs":
            get:
              summary: "Lists the jobs of a project or space."
              produces:
                - "application/json"
              parameters:
                - name: "project_id"
                  in: "query"
                  required: false
                  type: "string"
        """))
    #expect(answer.text.contains("  \"/v2/jobs/{job_id}/runs/{run_id}/pause\":\n    post:\n"))
  }
}
