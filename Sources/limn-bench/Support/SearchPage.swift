/// A page of assets as structs for `JSONDecoder`, with what is shown of an asset and no more.
struct SearchPage: Decodable {
  var total: Int
  var results: [Row]

  enum CodingKeys: String, CodingKey {
    case results
    case total = "total_rows"
  }

  struct Row: Decodable {
    var metadata: Metadata
    var href: String?
  }

  struct Metadata: Decodable {
    var id: String
    var type: String
    var name: String
    var description: String?
    var tags: [String]?
    var owner: String?
    var catalog: String?
    var created: Int64?
    var createdAt: String?
    var size: Int?
    var state: String?
    var attributes: [String]?
    var access: Access?
    var usage: Usage?

    enum CodingKeys: String, CodingKey {
      case name, description, tags, created, size, usage
      case id = "asset_id"
      case type = "asset_type"
      case owner = "owner_id"
      case catalog = "catalog_id"
      case createdAt = "created_at"
      case state = "asset_state"
      case attributes = "asset_attributes"
      case access = "rov"
    }
  }

  struct Access: Decodable {
    var mode: Int?
  }

  struct Usage: Decodable {
    var updatedAt: String?
    var updater: String?
    var updateTime: Int64?
    var accessTime: Int64?
    var accessCount: Int?

    enum CodingKeys: String, CodingKey {
      case updatedAt = "last_updated_at"
      case updater = "last_updater_id"
      case updateTime = "last_update_time"
      case accessTime = "last_access_time"
      case accessCount = "access_count"
    }
  }
}
