import ArgumentParser
import JSON
import TestSupport
import Testing

@testable import limn

/// What commands say, as files that people read. `LIMN_RECORD=1` writes them anew.
@Suite struct GoldenTests {
  private func expect(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    Screens.expect(
      text, name, in: #filePath.replacing("/Words/", with: "/"), folder: "Golden",
      sourceLocation: sourceLocation)
  }

  // MARK: Help

  @Test(arguments: Limn.configuration.subcommands.map { $0.configuration.commandName ?? "" })
  func theHelpOfEveryCommandIsAsItWasRead(name: String) throws {
    let command = try #require(
      Limn.configuration.subcommands.first { $0.configuration.commandName == name })

    expect(Self.help(of: command, "limn \(name)"), "help/\(name)")
  }

  @Test func theHelpOfTheProgramIsAsItWasRead() {
    expect(Limn.helpMessage(columns: 80), "help/limn")
  }

  /// With that of its subcommands. Options for the platform are the same everywhere, and read once.
  private static func help(of command: any ParsableCommand.Type, _ title: String) -> String {
    var text = Limn.helpMessage(for: command, columns: 80)
    if title != "limn explore", let start = text.firstRange(of: "\nPLATFORM:\n") {
      let rest = text[start.upperBound...]
      let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
      text.replaceSubrange(start.upperBound..<end, with: "  …")
    }
    let below = command.configuration.subcommands.map {
      help(of: $0, "\(title) \($0.configuration.commandName ?? "")")
    }
    return (["=== \(title) ===\n\(text)"] + below).joined(separator: "\n")
  }

  // MARK: Shape

  @Test func theTreeOfCommandsHasTheShapeItHad() throws {
    let root = CommandNode(try #require(CommandTree()))

    expect(Self.lines(of: root).joined(separator: "\n") + "\n", "spec")
  }

  /// `limn trash list [<filter>…] -c <container>`: each command with what stands behind it.
  private static func lines(of node: CommandNode) -> [String] {
    let common = Set(ExplorePlatform.names)
    let words = node.arguments.filter { $0.names.allSatisfy { !common.contains($0) } }.map {
      let value = $0.isPositional || $0.takesValue ? ["<\($0.valueName)>"] : []
      return ([$0.names.joined(separator: ",")].filter { !$0.isEmpty } + value)
        .joined(separator: " ")
    }
    let platform = node.optionNames.contains("--ailake-url") ? ["(platform)"] : []
    return [([node.title] + words + platform).joined(separator: "  ")]
      + node.subcommandNames.compactMap(node.subcommand).flatMap(lines)
  }

  /// What every command that asks a platform knows.
  private enum ExplorePlatform {
    static let names = [
      "--context", "--config", "--url", "--region", "--ailake-url", "--user", "--sign-in",
      "--ca-file", "--insecure", "--trace", "--read-only", "--version", "--help", "-h",
    ]
  }

  // MARK: Outputs

  private static let lists: [(name: String, words: [String])] = [
    ("containers", ["containers", "--limit", "3"]),
    ("assets", ["assets", "-c", "Retail 360", "--sort", "name", "--limit", "2"]),
    ("columns", ["columns", "Retail 360/customers", "--limit", "3"]),
    ("runs", ["runs", "-c", "Nightly warehouse", "--limit", "2"]),
    ("relations", ["relations", "Retail 360/customers", "--limit", "3"]),
    ("databases", ["lake", "databases"]),
    ("asset", ["asset", "get", "Retail 360/customers"]),
  ]

  @Test func everyOutputIsAsItWasRead() throws {
    let world = try NounWorld()
    for (name, words) in Self.lists {
      var text = ""
      for format in OutputFormat.allCases {
        let result = world.run(words + ["-o", format.rawValue])
        text += "$ limn \(words.joined(separator: " ")) -o \(format.rawValue)\n\(result.output)"
        for line in result.words { text += "! \(line)\n" }
        text += "= \(result.code)\n\n"
      }
      expect(text, "outputs/\(name)")
    }
  }

  // MARK: Exit codes

  @Test func everyExitCodeHasItsCause() throws {
    let customers = "Retail 360/customers"
    let admin = try NounWorld()
    admin.answers = ["no", "yes"]
    admin.editor = { [unowned admin] text in
      _ = admin.run("asset", "edit", customers, "--name", "theirs", "--yes")
      return text.replacing("name: customers", with: "name: mine")
    }
    let calls: [(NounWorld, [String])] = [
      (admin, ["containers", "-o", "name", "--limit", "1"]),
      (
        admin,
        [
          "lake", "databases", "create", "fail_lake", "--storage", "lake-primary", "--wait",
          "--yes",
        ]
      ),
      (admin, ["assets", "--limit", "0"]),
      (admin, ["asset", "get", "Retail 360/custmers"]),
      (
        try NounWorld(user: "vic"),
        ["asset", "edit", "Retail 360/customers", "--name", "x", "--yes"]
      ),
      (admin, ["asset", "delete", "Retail 360/customers"]),
      (admin, ["asset", "edit", "Retail 360/customers"]),
      (
        admin,
        ["run", "wait", "Nightly warehouse/nightly-load", "Nightly warehouse/refresh-marts"]
      ),
      (admin, ["run", "wait", "Nightly warehouse/stage-orders", "--timeout", "1s"]),
    ]
    var lines: [String] = []
    for (world, words) in calls {
      let result = world.run(words)
      lines.append("\(result.code)  limn \(words.joined(separator: " "))")
      if result.code != 0 { lines.append("     \(Self.lasting(result.words.last))") }
    }

    expect(lines.joined(separator: "\n") + "\n", "exit-codes")
  }

  /// Without what is another one each time, such as the trace of a request.
  private static func lasting(_ words: String?) -> String {
    words.map { String($0[..<($0.firstRange(of: " (")?.lowerBound ?? $0.endIndex)]) } ?? ""
  }
}
