import ArgumentParser
import Foundation
import JSON
import PlatformModel
import Testing

@testable import limn

/// What is made of the tree of commands, and how failures are told.
@Suite struct CommandTreeTests {
  private func commands(_ command: JSONValue) -> [JSONValue] {
    (command["subcommands"]?.array ?? []).flatMap { [$0] + commands($0) }
  }

  @Test func theTreeHasEveryCommandWithItsOptions() throws {
    let tree = try #require(CommandTree())
    let all = commands(tree.root)
    let names = Set(all.compactMap { $0["commandName"]?.string })

    #expect(
      names.isSuperset(of: [
        "containers", "assets", "asset", "get", "edit", "delete", "restore", "copy", "publish",
        "promote", "columns", "relations", "find", "types", "relationship-types", "members",
        "trash", "notes", "ratings", "revisions", "diff", "lists", "api", "demo", "emulator",
      ]))
    for command in all where command["commandName"] != "help" {
      #expect(command["abstract"]?.string?.isEmpty == false, "\(command["commandName"] ?? "")")
      for argument in command["arguments"]?.array ?? [] {
        #expect(argument["abstract"]?.string?.isEmpty == false, "\(argument)")
      }
    }
  }

  @Test func theManPageHasEveryCommandAndNoLooseMacros() throws {
    let text = ManPage(try #require(CommandTree())).text
    let lines = text.split(separator: "\n")
    let macros: Set<Substring> = [
      ".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".br", ".nf", ".fi",
    ]

    #expect(text.hasPrefix(".TH LIMN 1 \"\" \"limn \(Version.current)\""))
    #expect(text.contains(".SS limn asset edit\n"))
    #expect(text.contains(".SH OUTPUT OPTIONS\n"))
    #expect(text.contains("\\fB\\-c\\fR, \\fB\\-\\-container\\fR \\fIcontainer\\fR"))
    #expect(text.contains(".SH EXIT STATUS\n"))
    for line in lines where line.hasPrefix(".") {
      #expect(macros.contains(line.split(separator: " ")[0]), "\(line)")
    }
    for line in lines { #expect(!line.hasPrefix("'"), "\(line)") }
    #expect(lines.filter { $0 == ".nf" }.count == lines.filter { $0 == ".fi" }.count)
  }

  @Test func jsonErrorsIsAWordForEveryCommandButBehindTwoDashes() {
    let taken = FailureReport.taken(from: ["assets", "--json-errors", "-c", "x"])
    let left = FailureReport.taken(from: ["assets", "--", "--json-errors"])

    #expect(taken.report.isJSON && taken.words == ["assets", "-c", "x"])
    #expect(!left.report.isJSON && left.words == ["assets", "--", "--json-errors"])
  }

  @Test func aFailureAsADocumentHasWhatAProgramNeeds() {
    let error = PlatformError(
      cause: .notFound, request: "GET /v2/catalogs/x", host: "cpd.test", status: 404,
      message: "Gone.", code: "does_not_exist", traceID: "t1")

    #expect(
      FailureReport.document(CommandFailure(error))["error"] == [
        "code": 3, "kind": "not-found", "message": .string(CommandFailure(error).description),
        "request": "GET /v2/catalogs/x", "host": "cpd.test", "status": 404,
        "platform_message": "Gone.", "platform_code": "does_not_exist", "trace": "t1",
      ])
    #expect(
      FailureReport.document(CommandFailure(code: 2, "no"))
        == ["error": ["code": 2, "kind": "usage", "message": "no"]])
  }

  @Test(arguments: [
    ("Retail\\ 3", "Retail 3"), ("\"Retail 3", "Retail 3"), ("'it''s'", "its"),
    ("'a\\b'", "a\\b"), ("\"a\\\"b", "a\"b"), ("plain", "plain"), ("", ""),
  ])
  func shellsGiveWordsAsTheyStandOnTheLine(word: String, meant: String) {
    #expect(Completions.plain(word) == meant)
  }

  @Test func changedTagsKeepTheirOrder() {
    #expect(AssetEditCommand.tags(["a", "b"], ["+c", "-a", "+b"]) == ["b", "c"])
    #expect(AssetEditCommand.tags([], ["-a", "+-x"]) == ["-x"])
  }

  @Test func aPatchIsReadAsLinesOfBeforeAndAfter() {
    let old: JSONValue = ["a": 1, "list": ["x", "y"]]
    let new: JSONValue = ["a": 2, "list": ["y"], "b": "n"]

    #expect(
      Set(PatchText(JSONPatch.diff(from: old, to: new), on: old).lines)
        == ["- /a: 1", "+ /a: 2", "- /list/0: \"x\"", "+ /b: \"n\""])
  }

  @Test(
    arguments: [
      ("Retail 360", nil, "Retail 360"), ("catalog:Retail 360", .catalog, "Retail 360"),
      ("SPACE:x", .space, "x"), ("weird:name", nil, "weird:name"), ("project:", .project, ""),
    ] as [(String, ContainerKind?, String)])
  func aContainerMayBeNamedWithItsKind(text: String, kind: ContainerKind?, name: String) {
    let found = Resolver.kindAndName(text)

    #expect(found.0 == kind)
    #expect(found.1 == name)
  }
}
