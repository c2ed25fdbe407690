extension OperationCatalogue {
  /// Spaces.
  static let spaces = """
    list GET /v2/spaces
      List deployment spaces
      query start limit:number total_count:flag id tags include member roles bss_account_id name
        sub_name compute.crn type
      pages link
    create POST /v2/spaces
      Create space
      body json
      wait space
    get GET /v2/spaces/{space_id}
      Get space
      query include
    update PATCH /v2/spaces/{space_id}
      Update space
      body json-patch
    delete DELETE /v2/spaces/{space_id}
      Delete space
      wait gone
    list-members GET /v2/spaces/{space_id}/members
      List members
      query start limit:number total_count:flag type role state
      pages link
    add-members POST /v2/spaces/{space_id}/members
      Add members
      body json {members:[]}
    get-member GET /v2/spaces/{space_id}/members/{member_id}
      Get member
    update-member PATCH /v2/spaces/{space_id}/members/{member_id}
      Change role
      body json-patch
    delete-member DELETE /v2/spaces/{space_id}/members/{member_id}
      Remove member
    """
}
