/// What environments are made of; each kind is a type of asset.
enum SpecificationKind: String, Hashable, Sendable, CaseIterable {
  case environment
  case hardwareSpecification = "hardware_specification"
  case softwareSpecification = "software_specification"
  case packageExtension = "package_extension"

  /// `/v2/environments` and so on.
  var path: String { "/v2/\(rawValue)s" }

  /// As messages name it.
  var title: String { rawValue.split(separator: "_").joined(separator: " ") }
}
