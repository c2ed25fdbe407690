import ExplorerModel
import Foundation
import JSON
import PlatformModel

/// Operations that commands and panes began at AI Lake, which tells how one is doing but lists none.
/// One journal for both: what a command began is followed in the panes, and the other way.
struct BegunOperations: Sendable {
  let store: StateStore
  /// AI Lake, by its address.
  let owner: StateOwner

  static let most = 100

  /// The newest first. Throws `StateFailure` if they cannot be read: that is not the same as none.
  func entries() throws(StateFailure) -> [BegunOperation] {
    guard store.isBegun else { return [] }
    let texts = try store.records { [owner] records in
      try records.all(of: owner, kind: RecordKind.operation.rawValue).map(\.document)
    }
    return texts.reversed().compactMap { text in
      (try? JSONValue.parse(text)).flatMap(BegunOperation.init)
    }
  }

  /// What began longest ago gives way.
  func remember(_ entry: BegunOperation) throws(StateFailure) {
    try store.change { [owner] records in
      let kind = RecordKind.operation.rawValue
      try records.put(entry.document.serialized(), of: owner, kind: kind, key: entry.id)
      for old in try records.all(of: owner, kind: kind).dropLast(Self.most) {
        try records.put(nil, of: owner, kind: kind, key: old.key)
      }
    }
  }
}

extension Surroundings {
  var begun: BegunOperations {
    BegunOperations(store: store, owner: session.settings.stateOwners.aiLake)
  }
}
