import Foundation
import Testing

/// What bash completes on a line, with the script it is given.
@Suite struct CompletionTests {
  /// Lines up to the cursor, and all that is offered there.
  private static let lines: [(String, String)] = [
    ("limn as", "assets asset"), ("limn asset e", "edit"), ("limn assets -o js", "json jsonl"),
    ("limn assets --li", "--limit"), ("limn lake tables c", "create"),
    ("limn containers --kind p", "project"), ("limn assets --sort mod", "modified"),
    ("limn assets --sort -mod", "-modified"),
    ("limn runs --columns job,s", "job,state job,started job,scheduled"),
    ("limn config use p", "prod"), ("limn assets --context ", "prod dev"),
    ("limn assets --context=p", "prod"), ("limn assets --output=js", "json jsonl"),
    ("limn assets --context=prod -c project:x --sort=-mod", "-modified"),
  ]

  @Test func aLineIsCompletedWithWhatFits() throws {
    let folder = try ContextFolder(
      "contexts:\n  prod: {platform: {url: https://a.test}}\n  dev: {platform: {url: https://b.test}}\n"
    )
    let script = folder.config.deletingLastPathComponent().appending(path: "limn.bash")
    let text = try Program.run(["--generate-completion-script", "bash"]).output
    try text.write(to: script, atomically: true, encoding: .utf8)

    let result = try Child.run(
      ["bash", "-c", Self.driver, "bash", script.path, Program.path] + Self.lines.map(\.0),
      environment: Program.environment + ["LIMN_CONFIG=\(folder.config.path)"])

    #expect(result.output == Self.lines.map { "\($0.0) → \($0.1)\n" }.joined(), "\(result.error)")
  }

  /// Asks the script as bash does when Tab is pressed at the end of each line.
  private static let driver = #"""
    source "$1"; program=$2; shift 2
    for line in "$@"; do
      COMP_LINE=$line; COMP_POINT=${#line}
      # Bash cuts at these signs too.
      cut=${line//:/ : }; cut=${cut//=/ = }
      read -r -a COMP_WORDS <<< "$cut"; [[ $line == *' ' ]] && COMP_WORDS+=("")
      COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); COMPREPLY=()
      COMP_WORDS[0]=$program
      _limn_whole_words limn "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
      printf '%s → %s\n' "$line" "${COMPREPLY[*]}"
    done
    """#
}
