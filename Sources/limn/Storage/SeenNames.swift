import Foundation
import JSON

/// Names of containers and assets that commands saw last, so that shells complete them without
/// asking a platform. Only names are kept, in a file only the user may read.
struct SeenNames: Sendable {
  let file: URL

  /// Names of one list that are kept.
  static let most = 2_000
  private static let mostLists = 20

  var containers: [String] { names("containers") }

  /// Of one container, or of all of which any were seen.
  func assets(in container: String?) -> [String] {
    let lists = document["assets"]?.object ?? [:]
    if let container {
      let name = Resolver.kindAndName(container).1
      return lists[name]?.array?.compactMap(\.string) ?? []
    }
    return lists.flatMap { list in
      (list.value.array ?? []).compactMap(\.string).map { "\(list.key)/\($0)" }
    }
  }

  /// - Parameter isWhole: there are no others; else those seen before are kept too.
  func remember(containers names: [String], isWhole: Bool) {
    change { document in
      document["containers"] = Self.texts(names, isWhole ? nil : document["containers"])
    }
  }

  /// What was seen longest ago gives way.
  func remember(assets names: [String], in container: String, isWhole: Bool) {
    change { document in
      var lists = document["assets"]?.object ?? [:]
      let before = lists.removeValue(forKey: container)
      lists[container] = Self.texts(names, isWhole ? nil : before)
      while lists.count > Self.mostLists, let oldest = lists.keys.first { lists[oldest] = nil }
      document["assets"] = .object(lists)
    }
  }

  private var document: JSONValue {
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONValue.parse(Array(data))) ?? [:]
  }

  private func names(_ member: String) -> [String] {
    document[member]?.array?.compactMap(\.string) ?? []
  }

  /// A convenience that is not worth a word if it cannot be kept.
  private func change(_ edit: (inout JSONValue) -> Void) {
    var changed = document
    edit(&changed)
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let part = file.appendingPathExtension("\(ProcessInfo.processInfo.processIdentifier)")
    let made = FileManager.default.createFile(
      atPath: part.path, contents: Data(changed.serializedBytes()),
      attributes: [.posixPermissions: 0o600])
    guard made, rename(part.path, file.path) == 0 else {
      try? FileManager.default.removeItem(at: part)
      return
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
