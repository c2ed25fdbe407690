extension OperationCatalogue {
  /// Software Specifications.
  static let softwareSpecifications = """
    list GET /v2/software_specifications
      List
      query project_id^ space_id^ include_packages:flag name
    create POST /v2/software_specifications
      Create derived
      query project_id^ space_id^
      body json
    get GET /v2/software_specifications/{software_specification_guid}
      Get
      query project_id^ space_id^
    update PATCH /v2/software_specifications/{software_specification_guid}
      Update (path-keyed object)
      query project_id^ space_id^
      body json (keys are paths)
    delete DELETE /v2/software_specifications/{software_specification_guid}
      Delete
      query project_id^ space_id^
    add-package-extension PUT /v2/software_specifications/{software_specification_guid}/package_extensions/{package_extension_guid}
      Add package extension
      query project_id^ space_id^
    remove-package-extension DELETE /v2/software_specifications/{software_specification_guid}/package_extensions/{package_extension_guid}
      Remove package extension
      query project_id^ space_id^
    """
}
