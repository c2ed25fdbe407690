import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct SpecificationTests {
  private let platform: TestPlatform
  private let scope = "project_id=\(WorldContainers.playground.scope.id)"

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, as user: String = "ana"
  ) throws -> EmulatorResponse {
    try platform.send(method, "\(path)?\(scope)", body, as: user)
  }

  private func create(_ path: String, _ body: JSONValue) throws -> JSONValue {
    let answer = try send(.post, path, body)
    try #require(answer.status == .created, "\(answer.text)")
    return try #require(answer.json)
  }

  private func id(_ document: JSONValue?) -> String {
    document?["metadata"]?["asset_id"]?.string ?? ""
  }

  private func names(_ path: String) throws -> [String] {
    let answer = try platform.get(path, as: "ana")
    let list = answer["resources"]?.array ?? []
    #expect(answer["total_results"]?.int == list.count)
    return list.compactMap { $0["metadata"]?["name"]?.string }
  }

  private func builtIn(_ kind: SpecificationKind, _ name: String) -> JSONValue {
    ["guid": .string(BuiltInSpecifications.id(kind, name))]
  }

  private var notebook: JSONValue {
    [
      "type": "notebook", "name": "my environment", "description": "mine",
      "display_name": "My Environment",
      "hardware_specification": builtIn(.hardwareSpecification, "S"),
      "software_specification": builtIn(.softwareSpecification, "runtime-24.1-py3.11"),
      "tools_specification": ["supported_kernels": [["name": "python3", "language": "python"]]],
    ]
  }

  // MARK: Hardware

  private let small: JSONValue = [
    "name": "tiny", "description": "very",
    "nodes": ["cpu": ["units": "100m", "model": "string"], "mem": ["size": "8Gi"]],
  ]

  @Test func hardwareIsAnAssetOfItsProject() throws {
    let made = try create("/v2/hardware_specifications", small)

    let time = JSONValue.string(CalendarDate.milliseconds(platform.clock.milliseconds))
    let project = JSONValue.string(WorldContainers.playground.scope.id)
    let path = "/v2/hardware_specifications/\(id(made))"
    #expect(
      made == [
        "metadata": [
          "name": "tiny", "description": "very", "asset_type": "hardware_specification",
          "asset_id": .string(id(made)), "project_id": project, "owner_id": "1000331001",
          "created_at": time, "updated_at": time, "href": .string(path),
        ],
        "entity": [
          "hardware_specification": [
            "nodes": ["cpu": ["units": "100m", "model": "string"], "mem": ["size": "8Gi"]]
          ]
        ],
      ])
    #expect(try send(.get, path).json == made)
    #expect(try names("/v2/hardware_specifications?\(scope)").contains("tiny"))
    #expect(try names("/v2/hardware_specifications?\(scope)&name=tiny") == ["tiny"])
    #expect(try !names("/v2/hardware_specifications").contains("tiny"))
    #expect(try platform.get("/v2/assets/\(id(made))?\(scope)")["metadata"]?["name"] == "tiny")
    let found = try platform.search(scope, "asset.name:tiny", type: "hardware_specification")
    #expect(found["total_rows"] == 1)
    let types = try platform.get("/v2/asset_types?\(scope)")["resources"]?.array
    #expect(types?.contains { $0["name"] == "hardware_specification" } == true)
  }

  @Test func hardwareIsChangedByPaths() throws {
    let path = "/v2/hardware_specifications/\(id(try create("/v2/hardware_specifications", small)))"
    platform.clock.advance(by: .seconds(9))

    let changed = try send(
      .patch, path,
      [
        "/metadata/name": "less tiny", "/entity/hardware_specification/nodes/cpu/units": "200m",
        "/entity/hardware_specification/nodes/gpu/num_gpu": 2,
      ])

    #expect(changed.json?["metadata"]?["name"] == "less tiny")
    #expect(changed.json?["metadata"]?["description"] == "very")
    #expect(
      changed.json?["entity"]?["hardware_specification"]?["nodes"] == [
        "cpu": ["units": "200m", "model": "string"], "mem": ["size": "8Gi"], "gpu": ["num_gpu": 2],
      ])
    #expect(changed.json?["metadata"]?["updated_at"] != changed.json?["metadata"]?["created_at"])
    #expect(try send(.get, path).json == changed.json)
    for key in ["/entity/hardware_specification/spark/num_drivers", "/metadata/owner_id", "name"] {
      let refused = try send(.patch, path, [key: "x"])
      #expect(refused.status == .badRequest)
      #expect(refused.json?["errors"]?[0]?["target"]?["name"] == .string(key))
    }
    #expect(try send(.delete, path).status == .noContent)
    #expect(try send(.get, path).status == .notFound)
  }

  @Test func hardwareIsOfExactlyOneKind() throws {
    let path = "/v2/hardware_specifications"
    for body: JSONValue in [
      ["name": "x"], ["name": "x", "nodes": [:], "spark": [:]], ["nodes": [:]],
      ["name": "x", "nodes": 7],
    ] {
      #expect(try send(.post, path, body).status == .badRequest)
    }
    let taken = try send(.post, path, ["name": "XS", "nodes": [:]])
    #expect(taken.status == .conflict)
    #expect(taken.json?["errors"]?[0]?["message"] == "Document already exists.")
  }

  @Test func whatExistsEverywhereStaysAsItIs() throws {
    for kind in SpecificationKind.allCases where kind != .packageExtension {
      for item in BuiltInSpecifications.all where item.kind == kind {
        let path = "\(kind.path)/\(item.id)"
        #expect(try send(.get, path).json?["metadata"]?["name"] == .string(item.name))
        #expect(try send(.delete, path).status == .forbidden)
        #expect(try send(.patch, path, ["/metadata/name": "x"]).status == .forbidden)
      }
    }
    #expect(
      try platform.get("/v2/hardware_specifications/\(BuiltInSpecifications.all[0].id)")[
        "metadata"]?["project_id"] == nil)
  }

  @Test func theServiceRefusesInItsOwnWords() throws {
    let malformed = try platform.send(.get, "/v2/environments?project_id=12345")
    #expect(malformed.status == .badRequest)
    #expect(
      malformed.json?["errors"]?[0] == [
        "code": "invalid_type",
        "message": "The `project_id` field needs to be a uuid v4, but is 12345.",
        "target": ["type": "field", "name": "project_id"],
      ])
    let churn = WorldContainers.churn.scope.id
    let refused = try platform.send(
      .post, "/v2/hardware_specifications?project_id=\(churn)", small, as: "vic")
    #expect(refused.status == .forbidden)
    #expect(
      refused.json?["errors"]?[0] == [
        "code": "endpoint_access_forbidden",
        "message": .string(
          "vic is neither editor/admin of project \(churn) nor allowlisted Service ID."),
      ])
    #expect(try platform.send(.get, "/v2/environments").status == .badRequest)
    #expect(try platform.send(.post, "/v2/hardware_specifications", small).status == .badRequest)
  }

  // MARK: Environments

  @Test func anEnvironmentHoldsWhatItRefersTo() throws {
    let made = try create("/v2/environments", notebook)

    let entity = made["entity"]?["environment"]
    #expect(entity?["sub_type"] == "notebook")
    #expect(entity?["spec_type"] == "referenced")
    #expect(entity?["hardware_specification"]?["metadata"]?["name"] == "S")
    #expect(
      entity?["hardware_specification"]?["entity"]?["hardware_specification"]?["nodes"]?["mem"]
        == ["size": "8Gi"])
    #expect(entity?["software_specification"]?["metadata"]?["name"] == "runtime-24.1-py3.11")
    let path = "/v2/environments/\(id(made))"
    #expect(try send(.get, path).json == made)
    let changed = try send(
      .patch, path,
      [
        "/entity/environment/hardware_specification": builtIn(.hardwareSpecification, "L"),
        "/entity/environment/environment_variables": ["key": "value"],
      ])
    let after = changed.json?["entity"]?["environment"]
    #expect(after?["hardware_specification"]?["metadata"]?["name"] == "L")
    #expect(after?["environment_variables"] == ["key": "value"])
    #expect(try send(.get, path).json == changed.json)
    #expect(
      try send(
        .patch, path, ["/entity/environment/hardware_specification": ["guid": "none"]]
      ).status == .badRequest)
    #expect(try send(.patch, path, ["/entity/environment/sub_type": "x"]).status == .badRequest)
    #expect(try send(.delete, path).status == .noContent)
    #expect(try send(.get, path).status == .notFound)
  }

  @Test func whatAnEnvironmentNeedsDependsOnItsType() throws {
    for key in [
      "type", "name", "display_name", "hardware_specification", "software_specification",
      "tools_specification",
    ] {
      var body = notebook
      body[key] = .none
      let refused = try send(.post, "/v2/environments", body)
      #expect(refused.status == .badRequest)
      #expect(refused.json?["errors"]?[0]?["target"]?["name"] == .string(key))
    }
    _ = try create(
      "/v2/environments",
      [
        "type": "datastage", "name": "px", "display_name": "PX",
        "hardware_specification": builtIn(.hardwareSpecification, "DataStage PX S"),
      ])
    #expect(try names("/v2/environments?\(scope)&types=datastage") == ["ds_px_default", "px"])
  }

  @Test func environmentsAreFiltered() throws {
    let all = try names("/v2/environments?\(scope)")
    let spark = ["default_spark34py"]

    #expect(try names("/v2/environments?\(scope)&types=default_spark") == spark)
    #expect(try names("/v2/environments?\(scope)&types=default_spark,rstudio").count == 2)
    #expect(
      try names("/v2/environments?\(scope)&types=notebook,rstudio&exclude_types=notebook")
        == ["rstudio43-s"])
    let noR = try names("/v2/environments?\(scope)&exclude_languages=r")
    #expect(noR.count == all.count - 2)
    #expect(try names("/v2/environments?\(scope)&spark_versions=3.4") == all)
    let noSpark = try names("/v2/environments?\(scope)&spark_versions=2.4")
    #expect(noSpark == all.filter { $0 != spark[0] })
  }

  // MARK: Software and packages

  @Test func softwareIsDerivedAndExtended() throws {
    let package = try create(
      "/v2/package_extensions", ["name": "more", "type": "conda_yml", "interpreter": "mamba"])
    let section = package["entity"]?["package_extension"]
    #expect(section?["object_key"] == nil)
    let href = try #require(section?["href"]?.string)
    #expect(href.hasPrefix("/v2/asset_files/package_extension%2FPackage_Extension_"))
    let software = try create(
      "/v2/software_specifications",
      [
        "name": "mine",
        "base_software_specification": builtIn(.softwareSpecification, "runtime-24.1-py3.11"),
      ])
    let path = "/v2/software_specifications/\(id(software))"
    let extended = "\(path)/package_extensions/\(id(package))"
    #expect(software["entity"]?["software_specification"]?["type"] == "derived")
    #expect(
      software["entity"]?["software_specification"]?["software_configuration"]?["platform"]
        == ["name": "python", "version": 3.11])

    #expect(try send(.put, extended).status == .badRequest)
    let complete = "/v2/package_extensions/\(id(package))/upload_complete"
    #expect(try send(.post, complete).status == .badRequest)
    #expect(upload("dependencies: [polars]", to: href).status.kind == .successful)
    #expect(try send(.post, complete).status == .noContent)
    #expect(try send(.put, extended).status == .noContent)
    #expect(try send(.put, extended).status == .conflict)

    let list = try send(.get, path).json?["entity"]?["software_specification"]?[
      "package_extensions"]
    #expect(list?.array?.map(id) == [id(package)])
    #expect(list?[0]?["entity"]?["package_extension"]?["interpreter"] == "mamba")
    try findContents(of: software, "dependencies: [polars]")
    let one = try send(.get, "/v2/package_extensions/\(id(package))").json
    let address = try #require(one?["entity"]?["package_extension"]?["href"]?.string)
    #expect(try platform.send(.get, address, as: nil).text == "dependencies: [polars]")
    #expect(try send(.delete, extended).status == .noContent)
    #expect(try send(.delete, extended).status == .notFound)
    let changed = try send(
      .patch, path,
      [
        "/entity/software_specification/display_name": "Mine",
        "/entity/software_specification/package_extensions": [["guid": .string(id(package))]],
      ])
    #expect(changed.json?["entity"]?["software_specification"]?["display_name"] == "Mine")
    #expect(try send(.delete, path).status == .noContent)
  }

  /// Without signing in: the address is signed.
  private func upload(_ text: String, to address: String) -> EmulatorResponse {
    let body =
      "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"e.yml\"\r\n\r\n"
      + text + "\r\n--cut--\r\n"
    return platform.emulator.respond(
      to: EmulatorRequest(
        method: .put, path: address, headers: [.contentType: "multipart/form-data; boundary=cut"],
        body: Array(body.utf8)))
  }

  private func findContents(of software: JSONValue, _ text: JSONValue) throws {
    var body = notebook
    body["software_specification"] = ["guid": .string(id(software))]
    let environment = try create("/v2/environments", body)
    let whole = try platform.get(
      "/v2/environments/\(id(environment))?\(scope)&include_conda_yml=true", as: "ana")
    let section = whole["entity"]?["environment"]?["software_specification"]?["entity"]
    let package = section?["software_specification"]?["package_extensions"]?[0]
    #expect(package?["entity"]?["package_extension"]?["conda_yml"] == text)
  }

  @Test func softwareIsFoundByItsPackages() throws {
    _ = try create(
      "/v2/software_specifications",
      [
        "name": "mine",
        "base_software_specification": builtIn(.softwareSpecification, "runtime-24.1-py3.11"),
      ])
    let path = "/v2/software_specifications?\(scope)"

    #expect(
      try names("\(path)&include_packages=PyTorch,scikit-learn") == ["runtime-24.1-py3.11", "mine"])
    #expect(try names("\(path)&include_packages=cobol") == [])
    #expect(try names("\(path)&name=mine") == ["mine"])
    #expect(try !names("/v2/software_specifications").contains("mine"))
    for base: JSONValue in [["guid": "none"], [:], 7] {
      #expect(
        try send(
          .post, "/v2/software_specifications",
          ["name": "x", "base_software_specification": base]
        ).status == .badRequest)
    }
  }

  @Test func packagesAreFilteredAndChanged() throws {
    let path = "/v2/package_extensions"
    let zip = try create(path, ["name": "zipped", "type": "pip_zip"])
    _ = try create(path, ["name": "yaml", "type": "conda_yml"])

    #expect(try names("\(path)?\(scope)") == ["yaml", "zipped"])
    #expect(try names("\(path)?\(scope)&type=pip_zip") == ["zipped"])
    #expect(try names("\(path)?\(scope)&name=yaml") == ["yaml"])
    #expect(try send(.post, path, ["name": "yaml", "type": "conda_yml"]).status == .conflict)
    for body: JSONValue in [
      ["name": "x", "type": "rpm"], ["type": "pip_zip"],
      ["name": "x", "type": "pip_zip", "interpreter": "pip"],
    ] {
      #expect(try send(.post, path, body).status == .badRequest)
    }
    let one = "\(path)/\(id(zip))"
    #expect(try send(.get, one).json?["metadata"]?["href"] == nil)
    #expect(try send(.get, one).json?["entity"]?["package_extension"]?["object_key"] != nil)
    let changed = try send(
      .patch, one, ["/metadata/name": "z", "/entity/package_extension/type": "conda_yml"])
    #expect(changed.json?["metadata"]?["name"] == "z")
    #expect(
      try send(.patch, one, ["/entity/package_extension/type": "rpm"]).status == .badRequest)
    #expect(try send(.delete, one).status == .noContent)
    #expect(try names("\(path)?\(scope)") == ["yaml"])
  }

  // MARK: The rest

  @Test func runtimesAreDefined() throws {
    let all = try platform.get("/v2/runtime_definitions")
    let one = try #require(all["resources"]?[0])
    let id = try #require(one["metadata"]?["guid"]?.string)

    #expect(all["total_results"]?.int == all["resources"]?.array?.count)
    #expect(try platform.get("/v2/runtime_definitions/\(id)") == one)
    #expect(one["entity"]?["launch_configuration"] == nil)
    let whole = try platform.get("/v2/runtime_definitions/\(id)?include=launch_configuration")
    #expect(whole["entity"]?["launch_configuration"]?["image"] != nil)
    let spark = try platform.get("/v2/runtime_definitions?runtime_type=default_spark&\(scope)")
    #expect(spark["total_results"] == 1)
    #expect(try platform.send(.get, "/v2/runtime_definitions/none").status == .notFound)
  }

  @Test func parameterSetsAreListed() throws {
    let platform = try TestPlatform(assets: 2_000)
    let scope = "project_id=\(WorldContainers.warehouse.scope.id)"
    let found = try platform.search(
      scope, "*:*", ["limit": 200, "sort": "asset.name"], type: "parameter_set")

    let sets = try platform.get("/v2/parameter_sets?\(scope)")["parameter_sets"]?.array ?? []

    #expect(!sets.isEmpty)
    #expect(Set(sets.map(id)) == Set((found["results"]?.array ?? []).map(id)))
    #expect(sets.allSatisfy { $0["metadata"]?["create_time"]?.string?.hasSuffix("Z") == true })
    #expect(sets.allSatisfy { $0["entity"]?["parameter_set"]?["parameters"] != nil })
  }

  @Test func environmentsOfTheWorldReferToWhatIsThere() throws {
    let platform = try TestPlatform(assets: 3_000)
    var count = 0
    for project in WorldContainers.all where project.scope.kind == .project {
      let list = try platform.get("/v2/environments?project_id=\(project.scope.id)")["resources"]
      for item in list?.array ?? [] where item["metadata"]?["project_id"] != nil {
        count += 1
        let environment = item["entity"]?["environment"]
        #expect(environment?["hardware_specification"]?["metadata"]?["name"] != nil)
      }
    }
    #expect(count > 0)
  }
}
