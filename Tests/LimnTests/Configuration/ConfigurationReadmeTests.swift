import Foundation
import Testing

@testable import limn

/// The configuration as the README has it.
@Suite struct ConfigurationReadmeTests {
  private let readme: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func theExampleHasNoProblems() throws {
    let start = try #require(readme.firstRange(of: "```yaml\ncurrent-context:"))
    let text = readme[start.lowerBound...].dropFirst("```yaml\n".count)
    let end = try #require(text.firstRange(of: "\n```"))
    let file = ConfigReader.read(String(text[..<end.lowerBound]), path: "config.yaml")

    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.contexts.map(\.name) == ["prod", "cloud", "lab"])
  }

  @Test func everyKeyAndVariableIsInTheTable() {
    for key in ConfigKey.allCases {
      if let secret = key.rawValue.firstRange(of: ".secret.") {
        let source = key.rawValue[secret.upperBound...]
        #expect(readme.contains("| `\(source):"), "\(source)")
      } else {
        #expect(readme.contains("`\(key.rawValue)`"), "\(key.rawValue)")
      }
      if let variable = key.variable { #expect(readme.contains("`\(variable)`"), "\(variable)") }
    }
    for kind in SignInKind.allCases {
      #expect(readme.contains("| `\(kind.rawValue)` |"), "\(kind.rawValue)")
    }
  }
}
