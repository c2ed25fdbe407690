import Testing

@testable import limn

/// What is written into a configuration, and what stays as it is.
@Suite struct ConfigEditorTests {
  private static let text = """
    # mine
    current-context: prod   # for now

    # all of them
    contexts:
        prod:     # careful
            platform: {url: "https://prod.example.org"}   # the real one
        # a comment at the end

    # keys I like
    keys: {refresh: F5}
    """ + "\n"

  @Test func onlyTheLineOfTheCurrentContextChanges() throws {
    var editor = ConfigEditor(path: "c", text: Self.text + "#end")
    try editor.add("dev", body: ["platform:", "  url: https://dev.example.org"])
    try editor.setCurrent("dev")

    #expect(
      editor.text == """
        # mine
        current-context: dev   # for now

        # all of them
        contexts:
            prod:     # careful
                platform: {url: "https://prod.example.org"}   # the real one
            # a comment at the end
            dev:
              platform:
                url: https://dev.example.org

        # keys I like
        keys: {refresh: F5}
        #end

        """)
  }

  @Test func aCurrentContextIsPutBelowTheCommentsAtTheTop() throws {
    var editor = ConfigEditor(
      path: "c", text: "# words\n\ncontexts:\n  a:\n    ailake: {url: 'https://a.test'}\n")
    try editor.setCurrent("a")

    #expect(editor.text.hasPrefix("# words\n\ncurrent-context: a\ncontexts:\n"))
  }

  @Test func aNewFileBeginsWithWords() throws {
    var editor = try ConfigEditor(path: "/no/such/file")
    try editor.add("a", body: ["ailake:", "  url: https://a.test"])
    try editor.setCurrent("a")

    let file = ConfigReader.read(editor.text, path: "c")
    #expect(editor.text.hasPrefix("# "))
    #expect(file.problems.isEmpty)
    #expect(file.current?.value == "a")
  }

  @Test func lineEndsStayWhatTheyAre() throws {
    var editor = ConfigEditor(
      path: "c", text: "contexts:\r\n  a:\r\n    ailake: {url: 'https://a.test'}\r\n")
    try editor.setCurrent("a")

    #expect(editor.text.hasPrefix("current-context: a\r\ncontexts:\r\n"))
  }

  @Test(arguments: [
    "contexts: {a: {ailake: {url: 'https://a.test'}}}\n",
    "{contexts: {a: {ailake: {url: 'https://a.test'}}}, current-context: b}\n",
  ])
  func whatCannotBeChangedLineByLineIsLeftAlone(text: String) {
    var editor = ConfigEditor(path: "c", text: text)

    #expect(throws: UsageProblem.self) {
      try editor.add("new", body: ["ailake:", "  url: https://b.test"])
    }
  }

  @Test func aContextThatIsThereIsNotWrittenOver() {
    var editor = ConfigEditor(path: "c", text: Self.text)
    let error = #expect(throws: UsageProblem.self) { try editor.add("prod", body: []) }

    #expect(error?.description.hasPrefix("c:6: there is a context 'prod' already") == true)
  }

  @Test func whatADraftWritesIsReadAsItWasMeant() throws {
    var draft = ContextDraft()
    let odd = "pa\\ss \"show\" #1: {x}"
    draft.values = [
      .platformURL: .text("https://a.test:8443"), .user: .text("no"), .account: .text("0999"),
      .secretCommand: .text(odd), .caFile: .text("~/ca file.pem"), .readOnly: .flag(true),
      .include: .list(["*", "a, b"]), .aiLakeURL: .text("https://b.test"),
    ]
    var editor = try ConfigEditor(path: "/no/such/file")
    try editor.add("a", body: draft.lines)

    let file = ConfigReader.read(editor.text, path: "c")
    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.contexts.first?.values.mapValues(\.value) == draft.values)
  }
}
