extension OperationCatalogue {
  /// Attachments.
  static let attachments = """
    create POST /v2/assets/{asset_id}/attachments
      Create attachment (returns url1 for managed ones)
      query catalog_id^ project_id^ space_id^ duplicate_action
      body json {asset_type*,name,mime,connection_id,connection_path,object_key,...}
    get GET /v2/assets/{asset_id}/attachments/{attachment_id}
      Get attachment with download url
      query revision_id catalog_id^ project_id^ space_id^ private_url:flag
        response-content-disposition response-content-type allow_metadata_on_dpr_deny:flag
    delete DELETE /v2/assets/{asset_id}/attachments/{attachment_id}
      Delete attachment
      query catalog_id^ project_id^ space_id^ duplicate_action
    update PATCH /v2/assets/{asset_id}/attachments/{attachment_id}
      Update attachment
      query catalog_id^ project_id^ space_id^ duplicate_action
      body json-patch or merge
    complete POST /v2/assets/{asset_id}/attachments/{attachment_id}/complete
      Mark transfer complete
      query catalog_id^ project_id^ space_id^
    update-datasource-type PATCH /v2/assets/{asset_id}/attachments/{attachment_id}/datasource_type
      Refresh datasource_type from connection
      query catalog_id^ project_id^ space_id^
    list-resources GET /v2/assets/{asset_id}/attachments/{attachment_id}/resources
      Attachment partition info
      query revision_id catalog_id^ project_id^ space_id^ allow_metadata_on_dpr_deny:flag
    set-resources PUT /v2/assets/{asset_id}/attachments/{attachment_id}/resources
      Increase partitions
      query catalog_id^ project_id^ space_id^
      body json {data_partitions}
    """
}
