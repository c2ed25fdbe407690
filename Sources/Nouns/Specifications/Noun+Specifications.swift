extension Noun {
  /// Source: GET /v2/hardware_specifications
  public static let hardware = Noun(
    "hardware-specifications", of: "hardware specification", aliases: ["hardware"],
    in: .containers(.working), order: "name", row: { json, _ in HardwareSpecRow(json) }
  ) { NounCall("hardware-specifications", "list", working: $0) }

  /// Source: GET /v2/software_specifications
  public static let software = Noun(
    "software-specifications", of: "software specification", aliases: ["software"],
    in: .containers(.working), order: "name", row: { json, _ in SoftwareSpecRow(json) }
  ) { NounCall("software-specifications", "list", working: $0) }

  /// Source: GET /v2/package_extensions
  public static let packages = Noun(
    "package-extensions", of: "package extension", aliases: ["packages"],
    in: .containers(.working), order: "name", row: { json, _ in PackageSpecRow(json) }
  ) { NounCall("package-extensions", "list", working: $0) }
}
