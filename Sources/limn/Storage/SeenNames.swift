import Foundation
import JSON
import Nouns

/// Names of containers, assets and jobs that commands saw last, so that shells complete them without
/// asking a platform. Only names are kept, for each platform and user apart, in the state that only
/// the user can read.
struct SeenNames: Sendable {
  let store: StateStore
  let owner: StateOwner

  /// Names of one list that are kept.
  static let most = 2_000
  private static let mostLists = 20
  private static let kind = "seen"
  private static let key = "names"

  var containers: [String] { names("containers") }

  /// Of one container, or of all of which any were seen.
  func assets(in container: String?) -> [String] { members("assets", of: container) }
  func jobs(in container: String?) -> [String] { members("jobs", of: container) }

  /// - Parameter isWhole: there are no others; else those seen before are kept too.
  func remember(containers names: [String], isWhole: Bool) {
    change { document in
      document["containers"] = Self.texts(names, isWhole ? nil : document["containers"])
    }
  }

  func remember(assets names: [String], in container: String, isWhole: Bool) {
    remember(names, "assets", in: container, isWhole: isWhole)
  }

  func remember(jobs names: [String], in container: String, isWhole: Bool) {
    remember(names, "jobs", in: container, isWhole: isWhole)
  }

  /// What was seen longest ago gives way.
  private func remember(_ names: [String], _ what: String, in container: String, isWhole: Bool) {
    change { document in
      var lists = document[what]?.object ?? [:]
      let before = lists.removeValue(forKey: container)
      lists[container] = Self.texts(names, isWhole ? nil : before)
      while lists.count > Self.mostLists, let oldest = lists.keys.first { lists[oldest] = nil }
      document[what] = .object(lists)
    }
  }

  private func members(_ what: String, of container: String?) -> [String] {
    let lists = document[what]?.object ?? [:]
    if let container {
      let name = Resolver.kindAndName(container).1
      return lists[name]?.array?.compactMap(\.string) ?? []
    }
    return lists.flatMap { list in
      (list.value.array ?? []).compactMap(\.string).map { "\(list.key)/\($0)" }
    }
  }

  private var document: JSONValue {
    guard store.isBegun else { return [:] }
    let text = try? store.records { [owner] records in
      try records.document(of: owner, kind: Self.kind, key: Self.key)
    }
    return text.flatMap { try? JSONValue.parse($0) } ?? [:]
  }

  private func names(_ member: String) -> [String] {
    document[member]?.array?.compactMap(\.string) ?? []
  }

  /// A convenience that is not worth a word if it cannot be kept.
  private func change(_ edit: @Sendable (inout JSONValue) -> Void) {
    try? store.edit(of: owner, kind: Self.kind, key: Self.key) { text in
      var document = text.flatMap { try? JSONValue.parse($0) } ?? [:]
      edit(&document)
      return document.serialized()
    }
  }

  private static func texts(_ names: [String], _ before: JSONValue?) -> JSONValue {
    var kept: [String] = []
    var known: Set<String> = []
    for name in names + (before?.array ?? []).compactMap(\.string) where kept.count < most {
      if known.insert(name).inserted { kept.append(name) }
    }
    return .array(kept.map { .string($0) })
  }
}
