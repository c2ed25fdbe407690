import JSON

/// The environments and specifications that exist in every project and space.
///
/// Source: GET /v2/environments: "default environments that are available in every project or
/// space"; which they are is not in the reference.
enum BuiltInSpecifications {
  struct Item: Sendable {
    var kind: SpecificationKind
    var name: String
    var description: String
    /// The section of the entity that is named as the kind.
    var section: JSONValue

    var id: String { BuiltInSpecifications.id(kind, name) }
  }

  static let all = hardware + software + environments

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { $1 }

  static func find(_ id: String) -> Item? { byID[id] }

  /// The same id everywhere.
  static func id(_ kind: SpecificationKind, _ name: String) -> String {
    WorldID.named("\(kind.rawValue)/\(name)")
  }

  // MARK: Hardware

  static let sizes: [(name: String, cpu: Int, gigabytes: Int)] = [
    ("XXS", 1, 2), ("XS", 1, 4), ("S", 2, 8), ("M", 4, 16), ("L", 8, 32), ("XL", 16, 64),
  ]

  private static let hardware: [Item] =
    sizes.map { size in
      Item(
        kind: .hardwareSpecification, name: size.name,
        description: "A hardware specification providing \(size.cpu) CPU cores and "
          + "\(size.gigabytes) GiB of memory.",
        section: ["nodes": node(size.cpu, size.gigabytes, ["num_nodes": 1])])
    } + [
      Item(
        kind: .hardwareSpecification, name: "Default Spark",
        description: "One driver and two executors.",
        section: [
          "spark": [
            "num_drivers": 1, "num_executors": 2, "driver": node(1, 4), "executor": node(1, 4),
          ]
        ]),
      Item(
        kind: .hardwareSpecification, name: "DataStage PX S",
        description: "One conductor and one compute pod.",
        section: [
          "datastage": [
            "num_conductors": 1, "num_computes": 1, "conductor": node(1, 4), "compute": node(2, 8),
          ]
        ]),
    ]

  private static func node(
    _ cpu: Int, _ gigabytes: Int, _ more: JSONObject = JSONObject()
  ) -> JSONValue {
    var node: JSONValue = [
      "cpu": ["units": .string("\(cpu)")], "mem": ["size": .string("\(gigabytes)Gi")],
    ]
    for (key, value) in more { node[key] = value }
    return node
  }

  // MARK: Software

  private static let software: [Item] = [
    base(
      "runtime-24.1-py3.11", "Runtime 24.1 on Python 3.11", platform: ("python", "3.11"),
      language: ("python", "3.11"),
      packages: [
        ("ipython", "8.20.0"), ("numpy", "1.26.4"), ("pandas", "2.1.4"), ("pytorch", "2.1.2"),
        ("scikit-learn", "1.3.0"), ("xgboost", "2.0.3"),
      ]),
    base(
      "runtime-23.1-py3.10", "Runtime 23.1 on Python 3.10", platform: ("python", "3.10"),
      language: ("python", "3.10"),
      packages: [
        ("ipython", "7.33.0"), ("numpy", "1.23.5"), ("pandas", "1.4.4"), ("scikit-learn", "1.1.1"),
      ]),
    base(
      "runtime-24.1-r4.3", "Runtime 24.1 on R 4.3", platform: ("r", "4.3"), language: ("r", "4.3"),
      packages: [("r-base", "4.3.3"), ("r-dplyr", "1.1.4"), ("r-ggplot2", "3.4.4")]),
    base(
      "spark-mllib_3.4", "Spark 3.4 on Python 3.11", platform: ("spark", "3.4"),
      language: ("python", "3.11"), packages: [("pyspark", "3.4.2"), ("numpy", "1.26.4")]),
  ]

  /// Versions are numbers, as in the samples.
  private static func base(
    _ name: String, _ title: String, platform: (String, String), language: (String, String),
    packages: [(String, String)]
  ) -> Item {
    func part(_ pair: (String, String)) -> JSONValue {
      ["name": .string(pair.0), "version": JSONValue(Double(pair.1) ?? 0)]
    }
    return Item(
      kind: .softwareSpecification, name: name, description: "\(title), as it is delivered.",
      section: [
        "type": "base", "display_name": .string(title), "package_extensions": [],
        "software_configuration": [
          "included_packages": .array(
            packages.map { ["name": .string($0.0), "version": .string($0.1)] }),
          "platform": part(platform), "language": part(language),
        ],
      ])
  }

  // MARK: Environments

  private static let environments: [Item] = [
    environment("jupconda311-xs", "notebook", hardware: "XS", software: "runtime-24.1-py3.11"),
    environment("jupconda311-s", "notebook", hardware: "S", software: "runtime-24.1-py3.11"),
    environment("jupconda310-xs", "notebook", hardware: "XS", software: "runtime-23.1-py3.10"),
    environment("jupr43-s", "notebook", hardware: "S", software: "runtime-24.1-r4.3"),
    environment("jupyterlab311-m", "jupyterlab", hardware: "M", software: "runtime-24.1-py3.11"),
    environment("rstudio43-s", "rstudio", hardware: "S", software: "runtime-24.1-r4.3"),
    environment(
      "default_spark34py", "default_spark", hardware: "Default Spark", software: "spark-mllib_3.4"),
    environment("ds_px_default", "datastage", hardware: "DataStage PX S", software: nil),
    environment("pipelines311-xs", "pipelines", hardware: "XS", software: "runtime-24.1-py3.11"),
  ]

  private static func environment(
    _ name: String, _ type: String, hardware: String, software: String?
  ) -> Item {
    let base = software.flatMap { name in Self.software.first { $0.name == name } }
    let title = base?.section["display_name"]?.string ?? "Default"
    var section: JSONValue = [
      "sub_type": .string(type), "display_name": .string("\(title) \(hardware)"),
      "hardware_specification": ["guid": .string(id(.hardwareSpecification, hardware))],
    ]
    if let base {
      section["software_specification"] = ["guid": .string(base.id)]
      section["tools_specification"] = ["supported_kernels": [kernel(base)]]
    }
    return Item(
      kind: .environment, name: name, description: "\(title), with the hardware \(hardware).",
      section: section)
  }

  private static func kernel(_ software: Item) -> JSONValue {
    let language = software.section["software_configuration"]?["language"]
    let isPython = language?["name"] == "python"
    return [
      "name": isPython ? "python3" : "ir", "language": isPython ? "python3" : "R",
      "version": language?["version"] ?? .null,
      "display_name": software.section["display_name"]
        ?? .null,
    ]
  }
}
