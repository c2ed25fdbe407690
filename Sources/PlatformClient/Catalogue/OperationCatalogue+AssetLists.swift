extension OperationCatalogue {
  /// Asset Lists.
  static let assetLists = """
    list GET /v2/asset_lists
      List asset lists (cart, wishlist, order)
      query query start limit:number sort
      pages link
    create POST /v2/asset_lists
      Create asset list
      body json
    delete-many DELETE /v2/asset_lists
      Delete asset lists matching a CEL query
      query query
    get GET /v2/asset_lists/{asset_list_id}
      Get asset list
    delete DELETE /v2/asset_lists/{asset_list_id}
      Delete asset list
    update PATCH /v2/asset_lists/{asset_list_id}
      Update asset list metadata/state
      body json-patch
    list-items GET /v2/asset_lists/{asset_list_id}/items
      List items
      query query start limit:number sort
      pages link
    get-item GET /v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}
      Get item
    update-item PATCH /v2/asset_lists/{asset_list_id}/items/{asset_list_item_id}
      Update item properties
      body json-patch
    """
}
