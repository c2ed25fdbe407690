import Foundation
import JSON
import PlatformModel

/// A token `limn login` keeps for a context, in the state that only the user can read, until it
/// expires.
struct KeptToken {
  let store: StateStore
  /// Each has a token of its own: `PlatformSettings.owner`.
  let owner: String

  private static let kind = "token"

  struct Kept: Hashable, Sendable {
    /// Which platform it is for; another one never gets it.
    var address: String
    var user: String?
    var token: Secret
    var expiresAt: Timestamp
  }

  init(of owner: String, in store: StateStore) {
    self.owner = owner
    self.store = store
  }

  /// Nil if there is none, or none that is good for `address`, `user` and now. Throws `StateFailure`
  /// if nobody can tell.
  func read(
    address: String, user: String?, now: Timestamp
  ) throws(StateFailure) -> Kept? {
    guard let kept = try read(), kept.address == address, kept.user == user, now < kept.expiresAt
    else { return nil }
    return kept
  }

  /// Whatever is there.
  func read() throws(StateFailure) -> Kept? {
    guard store.isBegun else { return nil }
    let owner = owner
    let text = try store.records { records in
      try records.document(of: .limn, kind: Self.kind, key: owner)
    }
    return text.flatMap { try? JSONValue.parse($0) }.flatMap(Kept.init)
  }

  func write(_ kept: Kept) throws(StateFailure) {
    try store.put(kept.document.serialized(), kind: Self.kind, key: owner)
  }

  /// False if there was none.
  func remove() throws(StateFailure) -> Bool {
    guard try read() != nil else { return false }
    try store.put(nil, kind: Self.kind, key: owner)
    return true
  }

  /// Of every context.
  static func all(in store: StateStore) throws(StateFailure) -> [KeptToken] {
    guard store.isBegun else { return [] }
    let owners = try store.records { records in
      try records.all(of: .limn, kind: kind).map(\.key)
    }
    return owners.sorted().map { KeptToken(of: $0, in: store) }
  }
}

extension KeptToken.Kept {
  init?(_ json: JSONValue) {
    guard let address = json["address"]?.string, let token = json["token"]?.string,
      let end = json["expires"]?.int
    else { return nil }
    self.init(
      address: address, user: json["user"]?.string, token: Secret(token),
      expiresAt: Timestamp(milliseconds: Int64(end)))
  }

  var document: JSONValue {
    var json: JSONValue = [
      "address": .string(address), "token": .string(token.text),
      "expires": JSONValue(expiresAt.milliseconds),
    ]
    if let user { json["user"] = .string(user) }
    return json
  }
}
