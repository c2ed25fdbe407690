public import PlatformModel

/// A pattern for names of containers: `Retail*`, `project:Test ?`, or an id. `*` stands for any
/// letters, `?` for one; large and small letters are the same.
public struct ContainerPattern: Hashable, Sendable {
  /// Nil: containers of every kind.
  public let kind: ContainerKind?
  private let letters: [Character]

  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = parts.count == 2 ? ContainerKind(rawValue: parts[0].lowercased()) : nil
    self.kind = kind
    letters = Array((kind == nil ? text[...] : parts[1]).lowercased())
  }

  /// Why a text is no pattern; nil if it is one.
  public static func problem(_ text: String) -> String? {
    let letters = ContainerPattern(text).letters
    if letters.isEmpty { return "'\(text)' matches nothing" }
    // Elsewhere they are sets of letters; nobody should believe that they are here.
    return letters.contains("*") && letters.contains { "[]{}".contains($0) }
      ? "'\(text)': * and ? stand for letters, but [ ] { } only for themselves; write ? for them"
      : nil
  }

  public func matches(_ container: Container) -> Bool {
    matches(container.id, name: container.name)
  }

  public func matches(_ id: ContainerID, name: String) -> Bool {
    guard kind == nil || kind == id.kind else { return false }
    return matches(Array(name.lowercased())) || matches(Array(id.id.lowercased()))
  }

  /// Goes back to the last `*` when something does not fit: no text takes more than its length times
  /// that of the pattern.
  private func matches(_ text: [Character]) -> Bool {
    var (at, here) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while here < text.count {
      if at < letters.count, letters[at] == "*" {
        star = (at, here)
        at += 1
      } else if at < letters.count, letters[at] == "?" || letters[at] == text[here] {
        at += 1
        here += 1
      } else if let last = star {
        at = last.pattern + 1
        here = last.text + 1
        star = (last.pattern, here)
      } else {
        return false
      }
    }
    return letters[at...].allSatisfy { $0 == "*" }
  }
}

/// Which containers a context is about.
public struct ContainerScope: Hashable, Sendable {
  /// Empty: all of them.
  public var include: [ContainerPattern]
  public var exclude: [ContainerPattern]

  public init(include: [String] = [], exclude: [String] = []) {
    self.include = include.map(ContainerPattern.init)
    self.exclude = exclude.map(ContainerPattern.init)
  }

  /// True if nothing is left out.
  public var isEverything: Bool { include.isEmpty && exclude.isEmpty }

  public func contains(_ container: Container) -> Bool {
    contains(container.id, name: container.name)
  }

  public func contains(_ id: ContainerID, name: String) -> Bool {
    (include.isEmpty || include.contains { $0.matches(id, name: name) })
      && !exclude.contains { $0.matches(id, name: name) }
  }
}
