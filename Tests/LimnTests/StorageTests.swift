import ExplorerModel
import Foundation
import JSON
import PlatformModel
import TerminalKit
import Testing

@testable import limn

/// Files that outlive the program.
@Suite struct StorageTests {
  @Test func draftsComeBackAsTheyWereStored() throws {
    let folder = try Folder()
    let file = DraftFile(url: folder.url.appending(path: "deep/drafts.json"))

    #expect(file.read().drafts.isEmpty)
    #expect(file.store([draft]) == nil)

    #expect(DraftFile(url: folder.url.appending(path: "deep/drafts.json")).read().drafts == [draft])
  }

  @Test func aDamagedFileIsSetAsideAndNeverWrittenOver() throws {
    let folder = try Folder()
    let url = folder.url.appending(path: "drafts.json")

    for damage in ["{\"drafts\": [", "not JSON at all"] {
      try damage.write(to: url, atomically: true, encoding: .utf8)
      let file = DraftFile(url: url)
      let read = file.read()
      #expect(read.drafts.isEmpty && read.problem != nil)
      #expect(file.store([draft]) == nil)
    }

    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(kept == ["drafts.json", "drafts.json.damaged", "drafts.json.damaged-2"])
  }

  @Test func aFolderThatCannotBeWrittenIsSaidSo() {
    let file = DraftFile(url: URL(filePath: "/proc/limn/drafts.json"))

    #expect(file.store([draft])?.contains("/proc/limn") == true)
  }

  @Test func draftsAreForTheUserAlone() throws {
    let folder = try Folder()
    let url = folder.url.appending(path: "state/drafts.json")
    #expect(DraftFile(url: url).store([draft]) == nil)

    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]

    #expect(mode as? Int == 0o600)
  }

  @Test func everyThemeThatIsShippedIsRead() throws {
    let files = ThemeFiles(folders: [Self.themes])

    for name in ["limn-dark", "limn-light", "high-contrast", "colour-blind", "mono"] {
      let theme = try files.theme(named: name)
      #expect(theme.name == name)
      #expect(!theme.summary.isEmpty)
    }
    #expect(try files.theme(named: "limn-dark").entries == Theme.builtIn.entries)
  }

  @Test func aThemeWithAMistakeIsNamedWithItsFile() {
    for text in ["a: [", "roles: 3", "roles: {text: not-a-colour-at-all}", ""] {
      #expect(throws: UsageProblem.self) {
        try ThemeFiles.parse(text, name: "mine", file: "mine.yaml")
      }
    }
  }

  private static let themes = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "themes")

  private var draft: Draft {
    let id = AssetID("a", in: ContainerID(.project, "p"))
    let json: JSONValue = ["metadata": ["name": "zákazníci", "description": "顧客"]]
    let base = AssetDetail(
      asset: Asset(id: id, name: "zákazníci", description: "顧客", type: "data_asset"), json: json)
    return Draft(
      asset: id, base: base, edits: [.description: "الزبائن 🐟"],
      stagedAt: Timestamp(milliseconds: 1_772_442_000_000))
  }
}

/// A folder that is gone with the test.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
