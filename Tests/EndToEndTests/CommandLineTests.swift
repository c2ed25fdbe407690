import Testing

/// Commands that need no screen.
@Suite struct CommandLineTests {
  @Test func theVersionIsOneLine() throws {
    let result = try Program.run(["--version"])

    #expect(result.output.hasPrefix("limn "))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.code == 0)
  }

  @Test func helpNamesEveryCommand() throws {
    let result = try Program.run(["--help"])

    #expect(result.code == 0)
    for command in ["demo", "emulator", "themes", "--url", "--insecure", "LIMN_PASSWORD"] {
      #expect(result.output.contains(command), "\(command)")
    }
  }

  @Test(arguments: [
    ["demo", "--assets", "none"], ["demo", "--assets", "0"], ["demo", "--frobnicate"],
    ["frobnicate"], ["--url"], [], ["--url", "nonsense", "--user", "ana"],
    ["emulator", "--port", "99999"],
    ["emulator", "--latency", "soon"], ["demo", "--theme", "no-such-theme"],
    ["--url", "https://u:p@cpd.example.org", "--user", "ana"],
    ["--url", "https://cpd.example.org", "--ca-file", "/no/such/file"],
    ["emulator", "--host", ""], ["emulator", "--host", "192.0.2.1"], ["emulator", "--data", ""],
    ["emulator", "--data", "/proc/none/here"], ["emulator", "--reset"],
    ["emulator", "--seed", "x"],
    ["emulator", "--assets", "0"], ["emulator", "--ailake", "xml"], ["emulator", "extra"],
    ["emulator", "--rate-limit", "lots"], ["emulator", "--rate-limit", "read=0"],
    ["demo", "--rate-limit", "read"], ["emulator", "--import", "/no/such/file"],
    ["emulator", "--export", "/no/such/folder/file"], ["emulator", "--faults", "/no/such/file"],
    ["demo", "--faults", "/no/such/file"], ["emulator", "--tls-cert", "/etc/passwd"],
    ["emulator", "--tls-key", "/etc/passwd"],
    ["emulator", "--tls-cert", "/etc/passwd", "--tls-key", "/etc/passwd"],
    ["emulator", "--tls-cert", "/no/such/file", "--tls-key", "/etc/passwd"],
    ["assets", "--limit", "-1"], ["assets", "-ojsno"], ["asset", "edit", "x", "--name", "--y"],
    ["runs", "--every", "5", "-w"], ["run", "strat"], ["help", "frob"], ["--spec", "x"],
    ["asset", "get", "a", "b"], ["assets", "-test"], ["--generate-completion-script", "tcsh"],
  ])
  func badInputIsOneClearLineAndCodeTwo(arguments: [String]) throws {
    let result = try Program.run(arguments)

    #expect(result.code == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("limn: "), "\(result.error)")
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test(arguments: [
    ["--url", "https://cpd.example.org"], ["--url", "https://cpd.example.org", "--user", "ana"],
    ["--ailake-url", "https://gd.example.org"],
  ])
  func whoHasNothingToSignInWithIsOneClearLineAndCodeFour(arguments: [String]) throws {
    let result = try Program.run(arguments)

    #expect(result.code == 4)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("limn: "), "\(result.error)")
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test func withoutATerminalItSaysSo() throws {
    let result = try Program.run(["demo"])

    #expect(result.code == 2)
    #expect(result.error.contains("terminal"), "\(result.error)")
  }

  @Test func themesListsAllFive() throws {
    let result = try Program.run(["themes"])

    for theme in ["limn-dark", "limn-light", "high-contrast", "colour-blind", "mono"] {
      #expect(result.output.contains(theme))
    }
  }
}
