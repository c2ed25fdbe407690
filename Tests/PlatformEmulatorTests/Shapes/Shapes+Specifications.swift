extension Shapes {
  private static let metadata = """
    name text
    description text
    asset_type environment|hardware_specification|software_specification|package_extension
    asset_id text
    project_id? id
    space_id? id
    catalog_id? id
    owner_id text
    created_at text
    updated_at? text
    life_cycle? object
    href text

    """

  private static func specification(_ entity: String) -> Shape {
    Shape(Shape.lines(metadata, below: "metadata") + entity)
  }

  /// Source: GET /v2/environments, sample of the reference.
  static let environment = specification(
    """
    entity.environment.sub_type text
    entity.environment.display_name text
    entity.environment.hardware_specification object
    entity.environment.software_specification? object
    entity.environment.spec_type? text
    entity.environment.tools_specification? object
    entity.environment.environment_variables? object
    entity.environment.config_variables? object
    """)

  /// Source: GET /v2/hardware_specifications, sample of the reference.
  static let hardwareSpecification = specification(
    """
    entity.hardware_specification.nodes? object
    entity.hardware_specification.spark? object
    entity.hardware_specification.datastage? object
    """)

  /// Source: GET /v2/software_specifications, sample of the reference.
  static let softwareSpecification = specification(
    """
    entity.software_specification.type base|derived
    entity.software_specification.display_name text
    entity.software_specification.base_software_specification? object
    entity.software_specification.package_extensions? list
    entity.software_specification.software_configuration? object
    """)

  /// Source: GET /v2/package_extensions, sample of the reference.
  static let packageExtension = specification(
    """
    entity.package_extension.type conda_yml|pip_zip
    entity.package_extension.interpreter? text
    entity.package_extension.object_key? text
    entity.package_extension.href? text
    """)
}
