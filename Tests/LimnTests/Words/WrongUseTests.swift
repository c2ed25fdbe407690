import JSON
import TestSupport
import Testing

@testable import limn

/// What is said of a command line that cannot be taken, and what other programs take that can.
@Suite struct WrongUseTests {
  private static let wrong: [[String]] = [
    ["assest"], [""], ["help", "frob"], ["help", "asset", "frob"], ["--frob"], ["-x"],
    ["--url", "http://x", "--frob"], ["--limit", "3", "assets"], ["assets", "--limit", "-1"],
    ["assets", "--limit", "0"], ["assets", "--limit", "x"], ["assets", "--limit"],
    ["assets", "--limit", "--sort", "name"], ["assets", "--limt", "3"],
    ["assets", "type:x", "--frob", "tag:y"], ["assets", "-test"], ["assets", "-q"],
    ["assets", "-wq"], ["assets", "-o", "jsno"], ["assets", "-ojsno"], ["assets", "-o"],
    ["assets", "--output=xml"], ["assets", "-output", "json"], ["assets", "-c"],
    ["assets", "--columns", "name", "-o", "id"], ["assets", "--no-headers=1"],
    ["containers", "--kind", "projct"], ["runs", "--every", "5", "-w"],
    ["runs", "--every", "soon", "-w"], ["run", "wait", "x", "--timeout", "10"],
    ["run", "wait", "x", "--timeout", "-5s"], ["run", "wait"], ["run", "strat", "x"],
    ["run", "frob"], ["run", "start", "j", "--param", "day"], ["run", "wait", "x", "--wait"],
    ["lake", "databses"], ["lake", "tables"], ["config", "frob"], ["config", "use"],
    ["config", "use", "a", "b"], ["asset", "get"], ["asset", "get", "Retail", "360/customers"],
    ["asset", "edit", "x", "--name"], ["asset", "edit", "x", "--name", "--desciption", "y"],
    ["asset", "edit", "x", "--tag", "foo"], ["asset", "edit", "x", "--from", "f", "--name", "n"],
    ["relations", "x", "--depth", "many"], ["relations", "x", "--depth", "0"],
    ["relations", "x", "--json", "--dot"], ["relations", "x", "--json", "-o", "csv"],
    ["revisions", "diff", "a", "1", "x"], ["ratings", "add", "a", "good"], ["notes", "add", "x"],
    ["login", "x"], ["trash", "empty", "x"], ["bulk"], ["emulator", "--port", "x"],
    ["emulator", "--port", "-1"], ["emulator", "--latency", "30"],
    ["emulator", "--rate-limit", "lots"], ["replay", "f", "--latency", "soon"],
    ["assets", "--url", "https://a.test", "--region", "eu-de"],
    ["--generate-completion-script", "tcsh"],
  ]

  /// Made once: it takes longer than reading a line.
  private static let root = CommandTree().map(CommandNode.init)

  private func said(of words: [String]) -> (code: Int32, text: String)? {
    do {
      _ = try CommandReader(root: { Self.root }).command(words)
      return nil
    } catch {
      return Limn.failure(of: error).map { ($0.code, $0.description) }
    }
  }

  @Test func whatIsWrongAndWhatWouldBeValidIsOneLine() {
    var text = ""
    for words in Self.wrong {
      let said = said(of: words)
      text += "limn \(words.map { $0.isEmpty ? "''" : $0 }.joined(separator: " "))\n"
      text += "  \(said?.text ?? "is taken")\n"
      #expect(said?.code == 2, "\(words)")
      #expect(said?.text.contains("\n") == false, "\(words)")
    }

    Screens.expect(
      text, "wrong-uses", in: #filePath.replacing("/Words/", with: "/"), folder: "Golden")
  }

  @Test func everyCommandNamesAnOptionItDoesNotHave() throws {
    func leaves(_ node: CommandNode) -> [CommandNode] {
      let below = node.subcommandNames.compactMap(node.subcommand)
      return below.isEmpty ? [node] : below.flatMap(leaves)
    }
    // The words of any operation are parameters of it, which is known later.
    let all = leaves(try #require(Self.root)).filter { $0.title != "limn api" }

    #expect(all.count > 60)
    for node in all {
      let words = node.title.split(separator: " ").dropFirst().map(String.init)
      let said = said(of: words + ["--frobnicate"])
      #expect(said?.code == 2)
      #expect(
        said?.text == "\(node.title) has no option --frobnicate (\(node.title) --help lists them)")
    }
  }

  @Test func everyOptionWithAValueSaysThatItIsMissing() throws {
    // Most options are those of many commands.
    var seen: Set<String> = []
    func check(_ node: CommandNode) {
      let words = node.title.split(separator: " ").dropFirst().map(String.init)
      let isAny = node.title == "limn api"
      for argument in node.arguments where argument.takesValue && !isAny {
        for name in argument.names
        where seen.insert("\(name) \(argument.valueName) \(argument.values)").inserted {
          let said = said(of: words + [name])
          #expect(said?.code == 2)
          #expect(
            said?.text.hasPrefix("\(name) wants a value: \(name) <\(argument.valueName)>") == true,
            "\(node.title): \(said?.text ?? "")")
        }
      }
      node.subcommandNames.compactMap(node.subcommand).forEach(check)
    }
    check(try #require(Self.root))
  }

  @Test func everyListTakesTheSameOptions() throws {
    let options = [
      "-o", "--output", "--columns", "--sort", "--no-headers", "--limit", "-w", "--watch",
      "--every",
    ]
    var lists: [String] = []
    func check(_ node: CommandNode, _ json: JSONValue) {
      let isGroup = !node.subcommandNames.isEmpty
      let isList = json["abstract"]?.string?.hasPrefix("List ") == true
      if !isGroup, isList || node.optionNames.contains("--columns") {
        lists.append(node.title)
        #expect(Set(options).isSubset(of: node.optionNames), "\(node.title)")
      }
      for child in json["subcommands"]?.array ?? [] {
        guard let node = child["commandName"]?.string.flatMap(node.subcommand) else { continue }
        check(node, child)
      }
    }
    let tree = try #require(CommandTree())
    check(CommandNode(tree), tree.root)

    #expect(
      Set(lists).isSuperset(of: [
        "limn containers", "limn assets", "limn columns", "limn relations", "limn find",
        "limn types", "limn members", "limn trash list", "limn notes list", "limn ratings list",
        "limn revisions list", "limn lists", "limn jobs", "limn runs", "limn ops list",
        "limn lake databases list", "limn connections discover", "limn environments",
        "limn specs packages", "limn files list", "limn config contexts",
      ]))
  }

  @Test(
    arguments: [
      (["limn", "containers"], "kind"), (["trash"], "reason"), (["trash", "list", "x"], "reason"),
      (["lake", "tables", "--sort"], "path"), (["relations"], "depth"),
      (["config", "contexts"], "notes"), (["config", "use"], nil), (["asset", "get"], nil),
    ] as [([String], String?)])
  func shellsCompleteTheColumnsOfTheListAtHand(words: [String], column: String?) {
    let names = ColumnCompletion.names(words)

    #expect(column.map { names.contains($0) } ?? names.isEmpty, "\(names)")
  }

  // MARK: What other programs take

  @Test func aValueMayStandAtItsShortOption() throws {
    let command = try #require(try Limn.command(["assets", "-ojson", "x"]) as? AssetsCommand)

    #expect(command.output.format == .json)
    #expect(command.filter == ["x"])
  }

  @Test func aValueMayBeginWithADash() throws {
    let edit = try #require(
      try Limn.command(["asset", "edit", "-c", "-odd", "x", "--name", "-dash", "--yes"])
        as? AssetEditCommand)

    #expect(edit.name == "-dash")
    #expect(edit.assets.container.container == "-odd")
    #expect(edit.change.options.yes)
  }

  @Test func aMistypedOptionIsNeverAValue() {
    #expect(throws: UsageProblem.self) {
      try Limn.command(["asset", "edit", "x", "--name", "--dryrun", "--yes"])
    }
  }

  @Test func behindTwoDashesNothingIsChanged() throws {
    let command = try #require(
      try Limn.command(["assets", "-ojson", "--", "-ojson", "-x"]) as? AssetsCommand)

    #expect(command.filter == ["-ojson", "-x"])
  }

  @Test(arguments: [
    ["--help"], ["assets", "--help"], ["help", "lake", "tables"], ["trash", "-h"],
  ])
  func helpIsStillHelp(words: [String]) {
    #expect(said(of: words) == nil)
  }
}
