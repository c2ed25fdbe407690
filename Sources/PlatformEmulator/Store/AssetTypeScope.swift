import GRDB
import JSON

/// Where an asset type is defined.
enum AssetTypeScope: Hashable {
  /// Part of the platform: nobody changes these.
  case global
  /// Of the one account there is, and so of all containers.
  case account
  case container(Container)

  /// The one account of an installation. Source: "in CP4D environments, there is only one bss
  /// account (999)".
  static let accountID = "999"

  /// Under which its types are stored.
  var storedID: String {
    switch self {
    case .global: ""
    case .account: Self.accountID
    case .container(let container): container.scope.id
    }
  }

  /// Source: `scope` of an asset type: GLOBAL, ACCOUNT, CATALOG, PROJECT, or SPACE.
  var name: String {
    switch self {
    case .global: "GLOBAL"
    case .account: "ACCOUNT"
    case .container(let container): container.scope.kind.rawValue.uppercased()
    }
  }

  /// From where a type is taken that is asked for here, first choice first.
  ///
  /// Source: GET /v2/asset_types: what is changed at a global type in the account "can only be
  /// fetched if bss_account_id parameter is passed".
  var visible: [AssetTypeScope] {
    switch self {
    case .global: [.global]
    case .account: [.account, .global]
    case .container: [self, .global, .account]
    }
  }
}

extension Call {
  /// The scope named in the query: exactly one of `catalog_id`, `project_id`, `space_id` and
  /// `bss_account_id`. Throws 400 for none or several, 403 for another account.
  func assetTypeScope() throws -> AssetTypeScope {
    guard let account = query("bss_account_id") else { return .container(try container()) }
    guard WorldScope.Kind.allCases.allSatisfy({ query("\($0.rawValue)_id") == nil }) else {
      throw PlatformFault.invalid(
        "Exactly one of catalog_id, project_id, space_id, bss_account_id must be specified.",
        .parameter("bss_account_id"))
    }
    try requireAccount(account)
    return .account
  }

  /// Throws 403 for any account but the one there is.
  func requireAccount(_ id: String) throws {
    guard id == AssetTypeScope.accountID else {
      throw PlatformFault.forbidden(
        "User '\(caller.userName)' does not belong to the account '\(id)'.")
    }
  }
}

/// An asset type as it is stored.
struct AssetTypeRecord {
  var scope: AssetTypeScope
  var name: String
  var document: JSONValue

  /// The nearest of that name in these scopes, the first of which is the nearest.
  static func find(
    _ name: String, in scopes: [AssetTypeScope], _ database: Database
  ) throws -> AssetTypeRecord? {
    for scope in scopes {
      let text = try String.fetchOne(
        database.cachedStatement(
          sql: "SELECT document FROM asset_type WHERE container_id = ? AND name = ?"),
        arguments: [scope.storedID, name])
      if let text {
        return AssetTypeRecord(scope: scope, name: name, document: try JSONValue.parse(text))
      }
    }
    return nil
  }

  /// One of each name, sorted by name.
  static func all(
    in scopes: [AssetTypeScope], _ database: Database
  ) throws -> [AssetTypeRecord] {
    var found: [String: AssetTypeRecord] = [:]
    for scope in scopes {
      let rows = try Row.fetchAll(
        database, sql: "SELECT name, document FROM asset_type WHERE container_id = ?",
        arguments: [scope.storedID])
      for row in rows where found[row["name"]] == nil {
        let document = try JSONValue.parse(row["document"] as String)
        found[row["name"]] = AssetTypeRecord(scope: scope, name: row["name"], document: document)
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  func save(in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO asset_type VALUES (?, ?, ?)",
      arguments: [scope.storedID, name, document.serialized()])
  }

  func delete(from database: Database) throws {
    try database.execute(
      sql: "DELETE FROM asset_type WHERE container_id = ? AND name = ?",
      arguments: [scope.storedID, name])
  }
}
