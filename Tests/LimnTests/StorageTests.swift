import ExplorerModel
import ExplorerUI
import Foundation
import TerminalKit
import Testing

@testable import limn

/// Files that outlive the program.
@Suite struct StorageTests {
  @Test func theDemoHasTheKeysOfAllContextsToo() throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "config.yaml")
    let environment = ["LIMN_CONFIG": file.path]
    func keymap(_ text: String) throws -> (labels: [String], warnings: [String]) {
      try text.write(to: file, atomically: true, encoding: .utf8)
      var warnings: [String] = []
      let keymap = DemoCommand.keymap(environment) { warnings.append($0) }
      return (keymap.labels(of: .refresh, in: .assets), warnings)
    }

    #expect(try keymap("keys: {refresh: F5}\n").labels == ["F5"])
    #expect(try keymap("theme: mono\n").labels == ["ctrl-r", "r"])
    let broken = try keymap("keys: {refresh: nonsense-key}\n")
    #expect(broken.labels == ["ctrl-r", "r"])
    #expect(broken.warnings.count == 1 && broken.warnings[0].contains("config.yaml:1"))
  }

  @Test func aPipeIsReadAsAFileIs() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("calls".utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"

    #expect(InputFile.bytes(at: path) == Array("calls".utf8))
    #expect(InputFile.bytes(at: "/dev/null") == [])
    #expect(InputFile.bytes(at: "/nowhere") == nil)
    #expect(InputFile.bytes(at: "/tmp") == nil)
  }

  @Test func aBrowserIsOpenedOnlyWhereSomebodySeesIt() throws {
    let folder = try Folder()
    let script = folder.url.appending(path: "xdg-open")
    try "#!/bin/sh\n".write(to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: script.path)
    let path = "\(folder.url.path):/usr/bin:/bin"

    #expect(WebBrowser(environment: ["PATH": path]).opener == nil)
    #expect(WebBrowser(environment: ["PATH": "/nowhere", "DISPLAY": ":0"]).opener == nil)
    #expect(WebBrowser(environment: ["PATH": path, "DISPLAY": ":0"]).opener == "xdg-open")
    #expect(WebBrowser(environment: ["BROWSER": "lynx"]).opener == "lynx")
    #expect(!WebBrowser(environment: ["PATH": path]).open("https://cpd"))
  }

  @Test(arguments: [
    ("https://api.eu-de.dataplatform.cloud.ibm.com", "https://eu-de.dataplatform.cloud.ibm.com"),
    ("https://cpd.example.com:8443/", "https://cpd.example.com:8443"),
    ("https://api.example.com/x", "https://api.example.com"), ("nonsense", nil),
    ("https://user:word@cpd", nil),
  ])
  func pagesForPeopleStandBesideTheAPI(address: String, pages: String?) {
    #expect(CloudRegion.webAddress(address) == pages)
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
}

/// A folder that is gone with the test.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
