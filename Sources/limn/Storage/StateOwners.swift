import ExplorerModel
import Foundation
import PlatformClient

/// Whose records are whose: nothing of one platform, or of one user, is ever shown at another.
struct StateOwners: Sendable {
  /// The platform with who is signed in there; AI Lake where there is no other.
  var platform: StateOwner
  /// What goes on at AI Lake, which knows its operations by its own address.
  var aiLake: StateOwner
  /// The name files had that were called after the host alone; nil: none.
  var earlier: String?

  init(platform: StateOwner, aiLake: StateOwner? = nil, earlier: String? = nil) {
    self.platform = platform
    self.aiLake = aiLake ?? platform
    self.earlier = earlier.map { name in
      String(name.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
    }
  }

  /// Other platforms and users may have had the same files.
  var isShared = true

  func owner(of kind: RecordKind) -> StateOwner {
    kind == .operation ? aiLake : platform
  }
}

extension StateOwner {
  /// Of a platform, by scheme, host, port, path and account, and of a user.
  init(address: String, account: String? = nil, user: String? = nil) {
    let identity = (try? BaseURL(address))?.identity ?? address
    let account = account.map { " account \($0)" } ?? ""
    let user = user.map { " user \($0)" } ?? ""
    self.init(identity + account + user)
  }

  /// What belongs to no platform.
  static let limn = StateOwner("limn")
}

extension PlatformSettings {
  var stateOwners: StateOwners {
    let lake = aiLakeURL.map { StateOwner(address: $0) }
    let platform = url.map {
      StateOwner(address: $0, account: values.text(.account), user: user)
    }
    return StateOwners(
      platform: platform ?? lake ?? .limn, aiLake: lake, earlier: host.isEmpty ? nil : host)
  }
}
