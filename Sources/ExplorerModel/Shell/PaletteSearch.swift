import Filters
import Nouns
import PlatformModel

/// Finds commands, kinds and objects by what is typed, best first.
struct PaletteSearch {
  static let maximum = 50

  private let state: AppState

  init(_ state: AppState) {
    self.state = state
  }

  /// At most 50. Nothing typed: the commands that are possible now.
  func entries(_ typed: String) -> [PaletteEntry] {
    let word = Self.trimmed(typed).lowercased()
    var found: [(score: Int, entry: PaletteEntry)] = []
    func add(_ entry: PaletteEntry, _ names: [String], bonus: Int = 0) {
      let score = names.compactMap { PaletteScore.score(word, in: $0.lowercased()) }.min()
      if let score { found.append((score * 10 + bonus, entry)) }
    }
    for command in commands {
      let words = command.words
      add(
        PaletteEntry(title: words.title, detail: "command", target: .command(command)),
        [words.title] + words.aliases, bonus: 1)
    }
    if !word.isEmpty {
      for (entry, names) in bookmarks + kinds + lists + containers + databases + jobs {
        add(entry, names, bonus: 2)
      }
      for entry in assets(Self.trimmed(typed)) { add(entry, [entry.title], bonus: 3) }
    }
    // The sort keeps the order of what is equally good.
    return found.enumerated()
      .sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
      .prefix(Self.maximum).map(\.element.entry)
  }

  /// Without blanks at both ends.
  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private var commands: [Command] {
    Command.allCases.filter {
      $0.isListed && $0 != .palette && $0.group != .moving
        && $0.availability(in: state) == .available
    }
  }

  private typealias Found = (PaletteEntry, [String])

  private var kinds: [Found] {
    ContainersFeature.groups(state).map { group in
      var names = [group.title]
      if group == .aiLake { names += ["databases", "ai lake", "ailake"] }
      return (PaletteEntry(title: group.title, detail: "kind", target: .group(group)), names)
    }
  }

  /// Lists of what is selected, or of the platform.
  private var lists: [Found] {
    Noun.all.filter { NounLists.scope(of: $0, state) != nil }.map { noun in
      (
        PaletteEntry(title: noun.title, detail: "list", target: .list(noun.name)),
        [noun.title, noun.name] + noun.aliases
      )
    }
  }

  /// Those that are found among what was seen anyway are not listed twice.
  private var bookmarks: [Found] {
    state.bookmarks.filter { bookmark in
      switch bookmark.target {
      case .container(let id): state.library.containers[id] == nil
      case .database(let id): state.library.databases[id] == nil
      case .job(let id): state.library.jobs[id] == nil
      case .asset(let id): state.library.assets[id] == nil
      }
    }.map {
      (
        PaletteEntry(title: $0.name, detail: "bookmark", target: $0.paletteTarget), [$0.name]
      )
    }
  }

  private var containers: [Found] {
    state.library.containers.values.sorted { ($0.name, $0.id.id) < ($1.name, $1.id.id) }.map {
      (
        PaletteEntry(title: $0.name, detail: $0.id.kind.rawValue, target: .container($0.id)),
        [$0.name]
      )
    }
  }

  private var databases: [Found] {
    state.library.databases.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
      (
        PaletteEntry(title: $0.name, detail: "database", target: .database($0.id)),
        [$0.name, $0.id]
      )
    }
  }

  private var jobs: [Found] {
    state.library.jobs.values.sorted { ($0.name, $0.id.id) < ($1.name, $1.id.id) }.map {
      (PaletteEntry(title: $0.name, detail: "job", target: .job($0.id)), [$0.name])
    }
  }

  /// Of the open list by its index, however long it is; of others those that were opened.
  private func assets(_ typed: String) -> [PaletteEntry] {
    let name = FilterWords([FilterWord(typed)])
    var query = FilterQuery("", fields: [])
    query.terms = [FilterTerm(.field(FilterField("name"), .words(name)))]
    let rows = state.assets.index.search(query, now: state.now).prefix(Self.maximum)
    var ids = rows.filter { $0 < state.assets.list.rows.count }.map { state.assets.list.rows[$0] }
    let known = Set(ids)
    ids += state.inspector.recent.reversed().filter { !known.contains($0) }
    return ids.compactMap { id in
      state.library.assets[id].map {
        PaletteEntry(title: $0.name, detail: $0.type, target: .asset(id))
      }
    }
  }
}

/// How well a word fits a name; smaller is better.
enum PaletteScore {
  /// 0 the name itself, 1 its beginning, 2 the beginning of a word in it, 3 inside, 4 and more its
  /// letters in this order; nil if not even that.
  static func score(_ word: String, in name: String) -> Int? {
    if word.isEmpty { return 3 }
    if name == word { return 0 }
    if name.hasPrefix(word) { return 1 }
    if name.contains(" \(word)") || name.contains("_\(word)") || name.contains("-\(word)") {
      return 2
    }
    if name.contains(word) { return 3 }
    return gaps(word, in: name).map { 4 + $0 }
  }

  /// How many letters stand between those of the word; nil if they do not all occur in order.
  private static func gaps(_ word: String, in name: String) -> Int? {
    var rest = word[...]
    var gaps = 0
    var hasBegun = false
    for character in name {
      guard let next = rest.first else { break }
      if character == next {
        rest = rest.dropFirst()
        hasBegun = true
      } else if hasBegun {
        gaps += 1
      }
    }
    return rest.isEmpty && gaps < 20 ? gaps : nil
  }
}
