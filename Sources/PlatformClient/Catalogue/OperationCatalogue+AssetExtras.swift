extension OperationCatalogue {
  /// Asset conflicts, images, notes, ratings, revisions.
  static let assetExtras = """
    list-conflicts GET /v2/assets/{asset_id}/conflicts
      Document conflicts
      query catalog_id^ project_id^ space_id^ offset?:number limit:number include_docs?:flag
      pages offset
    delete-conflicts DELETE /v2/assets/{asset_id}/conflicts
      Delete document conflicts
      query catalog_id^ project_id^ space_id^
      body json [revs]
    list-images GET /v2/assets/{asset_id}/images
      List images of asset
      query catalog_id^ project_id^ space_id^
    put-image PUT /v2/assets/{asset_id}/images
      Upload image (binary body)
      query catalog_id^ project_id^ space_id^
      body octets
    delete-image DELETE /v2/assets/{asset_id}/images/{image_id}
      Delete image (or GET, heading lost)
      query catalog_id^ project_id^ space_id^
    list-notes GET /v2/assets/{asset_id}/notes
      Notes of asset and columns
      query limit:number start? sort catalog_id^ project_id^ space_id^ column_names revision_id
        note_type
      pages link
    create-note POST /v2/assets/{asset_id}/notes
      Create up to 20 notes
      query catalog_id^ project_id^ space_id^ revision_id
      body json
    get-note GET /v2/assets/{asset_id}/notes/{note_id}
      Get note
      query catalog_id^ project_id^ space_id^ revision_id
    delete-note DELETE /v2/assets/{asset_id}/notes/{note_id}
      Delete note
      query catalog_id^ project_id^ space_id^ revision_id
    update-note PATCH /v2/assets/{asset_id}/notes/{note_id}
      Replace note text
      query catalog_id^ project_id^ space_id^ revision_id
      body json-patch (replace /note)
    list-ratings GET /v2/assets/{asset_id}/ratings
      List ratings
      query limit:number start sort user_filter catalog_id^ project_id^ space_id^ revision_id
      pages link
    rate POST /v2/assets/{asset_id}/ratings
      Rate asset
      query catalog_id^ project_id^ space_id^ revision_id
      body json {rating,review}
    rating-stats GET /v2/assets/{asset_id}/ratings/stats
      Count per rating
      query catalog_id^ project_id^ space_id^ revision_id
    delete-rating DELETE /v2/assets/{asset_id}/ratings/{asset_rating_id}
      Delete rating
      query catalog_id^ project_id^ space_id^ revision_id
    update-rating PATCH /v2/assets/{asset_id}/ratings/{asset_rating_id}
      Update rating
      query catalog_id^ project_id^ space_id^ revision_id
      body json {rating,review}
    list-revisions GET /v2/assets/{asset_id}/revisions
      List revisions
      query catalog_id^ project_id^ space_id^ limit:number start
        hide_deprecated_response_fields:flag
      pages revision
    commit-revision POST /v2/assets/{asset_id}/revisions
      Commit revision
      query catalog_id^ project_id^ space_id^ hide_deprecated_response_fields:flag
      body json {commit_message}
    delete-revisions DELETE /v2/assets/{asset_id}/revisions
      Delete a revision
      query revision_id* catalog_id^ project_id^ space_id^
    """
}
