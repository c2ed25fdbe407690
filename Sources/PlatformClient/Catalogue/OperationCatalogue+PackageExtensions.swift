extension OperationCatalogue {
  /// Package Extensions.
  static let packageExtensions = """
    list GET /v2/package_extensions
      List
      query project_id^ space_id^ name type
    create POST /v2/package_extensions
      Create (answers href to upload to)
      query project_id^ space_id^
      body json
    upload-complete POST /v2/package_extensions/{package_extension_guid}/upload_complete
      Mark content uploaded
      query project_id^ space_id^
    update PATCH /v2/package_extensions/{package_extension_guid}
      Update (path-keyed object)
      query project_id*
      body json (keys are paths)
    get GET /v2/package_extensions/{package_extension_guid}
      Get
      query project_id^ space_id^
    delete DELETE /v2/package_extensions/{package_extension_guid}
      Delete
      query project_id^ space_id^
    """
}
