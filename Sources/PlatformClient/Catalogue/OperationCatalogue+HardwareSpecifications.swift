extension OperationCatalogue {
  /// Hardware Specifications.
  static let hardwareSpecifications = """
    list GET /v2/hardware_specifications
      List
      query project_id^ space_id^ name
    create POST /v2/hardware_specifications
      Create
      query project_id^ space_id^
      body json
    get GET /v2/hardware_specifications/{hardware_specification_guid}
      Get
      query project_id^ space_id^
    delete DELETE /v2/hardware_specifications/{hardware_specification_guid}
      Delete
      query project_id^ space_id^
    update PATCH /v2/hardware_specifications/{hardware_specification_guid}
      Update (path-keyed object)
      query project_id*
      body json (keys are paths)
    """
}
