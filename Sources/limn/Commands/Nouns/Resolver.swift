import ExplorerModel
import Filters
import PlatformClient
import PlatformModel

/// Finds what a person named: by ID, by name, or by path.
///
/// Exactly one thing has to fit. Several are listed (exit code 2), none is said with a name that is
/// near (exit code 3).
struct Resolver {
  let place: Surroundings

  init(_ place: Surroundings) {
    self.place = place
  }

  // MARK: Containers

  /// `Retail 360`, `catalog:Retail 360`, an ID, or an ID with its kind.
  func container(_ text: String) throws -> Container {
    let (kind, name) = Self.kindAndName(text)
    let client = try place.session.platform()
    if Self.isID(name), let found = try container(withID: name, kind, client) { return found }
    let (all, failure) = containers(kind, client)
    let fitting = Self.fitting(name, all) { [$0.name, $0.id.id] }
    if fitting.isEmpty, kind != nil, text != name {
      // A name may begin so itself.
      let whole = Self.fitting(text, containers(nil, client).found) { [$0.name] }
      if whole.count == 1 { return whole[0] }
    }
    if fitting.isEmpty, let failure { throw failure }
    return try one(
      of: fitting, "container", named: name, among: all.map(\.name), hint: "limn containers"
    ) { "\($0.id.kind.rawValue):\($0.id.id)  \($0.name)" }
  }

  /// All the user may see, of one kind or of all three, read side by side; those of one kind are
  /// found even if those of another cannot be read.
  func containers(
    _ kind: ContainerKind?, _ client: PlatformClient
  ) -> (found: [Container], failure: PlatformError?) {
    guard let known = place.containers else { return readContainers(kind, client) }
    return known.containers(kind) { readContainers(kind, client) }
  }

  private func readContainers(
    _ kind: ContainerKind?, _ client: PlatformClient
  ) -> (found: [Container], failure: PlatformError?) {
    var all: [Container] = []
    let reader = ContainersCommand.reader(kind.map { [$0] } ?? ContainerKind.allCases, client)
    do throws(PlatformError) {
      try reader.produce { page in
        all += page.items
        return true
      }
      return (all, nil)
    } catch {
      return (all, error)
    }
  }

  private func container(
    withID id: String, _ kind: ContainerKind?, _ client: PlatformClient
  ) throws -> Container? {
    let kinds = kind.map { [$0] } ?? ContainerKind.allCases
    for kind in kinds {
      do {
        return try client.container(ContainerID(kind, id))
      } catch {
        guard error.cause == .notFound || error.cause == .rejected || error.cause == .forbidden
        else { throw error }
      }
    }
    return nil
  }

  // MARK: Assets

  /// By ID or name in a container; without one by path (`Retail 360/customers`), or by an ID or
  /// name that only one asset in all containers has.
  func asset(_ text: String, in container: Container?) throws -> Asset {
    if let container { return try asset(text, inside: container) }
    if text.contains("/"), let (container, name) = try path(text) {
      return try asset(name, inside: container)
    }
    return try assetAnywhere(text)
  }

  func asset(_ text: String, inside container: Container) throws -> Asset {
    let client = try place.session.platform()
    if Self.isID(text) {
      do {
        return try client.asset(AssetID(text, in: container.id)).asset
      } catch {
        guard error.cause == .notFound || error.cause == .rejected else { throw error }
      }
    }
    let exact = Lucene.escaped(Self.searched(text).lowercased())
    let found = try client.assets(
      matching: AssetQuery(container: container.id, lucene: "asset.name:*\(exact)*")
    ).page.items
    let fitting = Self.fitting(text, found) { [$0.name, $0.id.id] }
    return try one(
      of: fitting, "asset", named: text, in: container.name,
      among: fitting.isEmpty ? try similar(to: text, in: container.id, client) : [],
      hint: "limn assets -c '\(container.name)'"
    ) { "\($0.id.id)  \($0.name)  \($0.type)" }
  }

  /// What is looked for to find a name: all of it, or the longest part between signs that cannot be
  /// seen, which no search knows.
  static func searched(_ name: String) -> String {
    let parts = (WrittenName.read(name) ?? name).unicodeScalars.split { scalar in
      [.control, .format, .lineSeparator, .paragraphSeparator]
        .contains(scalar.properties.generalCategory)
    }
    // Marks at the start have no letter to stand on, and no word begins with them.
    let longest = parts.max { $0.count < $1.count }?
      .drop { $0.properties.generalCategory == .nonspacingMark }
    return longest.map { String($0) } ?? name
  }

  /// Names that begin alike, to suggest one.
  private func similar(
    to name: String, in container: ContainerID, _ client: PlatformClient
  ) throws -> [String] {
    let start = Lucene.escaped(String(name.lowercased().prefix(2)))
    let query = AssetQuery(container: container, lucene: "asset.name:\(start)*")
    return (try? client.assets(matching: query).page.items.map(\.name)) ?? []
  }

  /// At the first slash behind which a container's name ends; nil if none does.
  func path(_ text: String) throws -> (Container, String)? {
    let (all, failure) = containers(nil, try place.session.platform())
    for slash in text.indices where text[slash] == "/" {
      let (kind, name) = Self.kindAndName(String(text[..<slash]))
      let rest = String(text[text.index(after: slash)...])
      let fitting = Self.fitting(name, all.filter { kind == nil || $0.id.kind == kind }) {
        [$0.name, $0.id.id]
      }
      guard !fitting.isEmpty else { continue }
      guard !rest.isEmpty else { throw UsageProblem("which asset of \(name)?") }
      let container = try one(
        of: fitting, "container", named: name, among: [], hint: "limn containers"
      ) { "\($0.id.kind.rawValue):\($0.id.id)  \($0.name)" }
      return (container, rest)
    }
    if let failure { throw failure }
    let name = String(text.prefix { $0 != "/" })
    throw CommandFailure(
      code: 3,
      "there is no container '\(WrittenName.of(name))' (limn containers lists them)"
        + Nearest.hint(name, among: all.map(\.name)))
  }

  private func assetAnywhere(_ text: String) throws -> Asset {
    let rows = try GlobalSearch(place).assets(named: text)
    let fitting = Self.fitting(text, rows) { [$0.name, $0.id.id] }
    let found = try one(
      of: fitting, "asset", named: text, among: rows.map(\.name),
      hint: "limn find '\(WrittenName.of(text))'"
    ) { "\($0.id.container.kind.rawValue):\($0.id.container.id)/\($0.id.id)  \($0.name)" }
    return found
  }

  // MARK: One of several

  /// Those of exactly that name or ID; if there are none, those that differ in capitals only.
  static func fitting<Thing>(
    _ name: String, _ things: [Thing], _ names: (Thing) -> [String]
  ) -> [Thing] {
    for meant in [name, WrittenName.read(name)].compactMap(\.self) {
      let exact = things.filter { names($0).contains { isSame($0, meant) } }
      if !exact.isEmpty { return exact }
    }
    let lowered = name.lowercased()
    return things.filter { names($0).contains { $0.lowercased() == lowered } }
  }

  /// By their scalars: two names that look alike may be different all the same.
  private static func isSame(_ name: String, _ other: String) -> Bool {
    name.unicodeScalars.elementsEqual(other.unicodeScalars)
  }

  func one<Thing>(
    of fitting: [Thing], _ noun: String, named name: String, in container: String? = nil,
    among names: [String], hint: String, _ line: (Thing) -> String
  ) throws -> Thing {
    let inside = container.map { " in \(WrittenName.of($0))" } ?? ""
    let name = WrittenName.of(name)
    switch fitting.count {
    case 1: return fitting[0]
    case 0:
      throw CommandFailure(
        code: 3,
        "there is no \(noun) '\(name)'\(inside) (\(hint) lists what is there)"
          + Nearest.hint(name, among: names))
    default:
      let lines = fitting.prefix(20).map { "\n  \(TerminalSafe.line(line($0)))" }
      let more = fitting.count > 20 ? "\n  and \(fitting.count - 20) more" : ""
      throw CommandFailure(
        code: 2,
        "\(fitting.count) \(noun)s\(inside) are named '\(name)'; say which by its ID:"
          + lines.joined() + more)
    }
  }

  /// `catalog:Retail 360` is a kind and a name, `Retail 360` a name.
  static func kindAndName(_ text: String) -> (ContainerKind?, String) {
    guard let colon = text.firstIndex(of: ":"),
      let kind = ContainerKind(rawValue: text[..<colon].lowercased())
    else { return (nil, text) }
    return (kind, String(text[text.index(after: colon)...]))
  }

  /// It looks like one the platforms make: 32 hexadecimal digits in five groups.
  static func isID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}
