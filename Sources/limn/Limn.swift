import ArgumentParser
import PlatformClient
import PlatformModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line.
@main
struct Limn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limn",
    abstract: "A terminal explorer for data platforms.",
    discussion: """
      limn demo opens it on a platform of its own, without an account. Platforms that are there:

        limn config init            sets up a context: asks, tries to sign in, writes
        limn                        opens the current context; --context NAME another
        limn --url ADDRESS          Cloud Pak for Data or watsonx, without a context
        limn --ailake-url ADDRESS   GoodData AI Lake; together with --url: both
          --user NAME               with LIMN_PASSWORD or LIMN_API_KEY in the environment
          --ca-file FILE            certificates to trust (PEM)
          --insecure                do not verify certificates

      Without --user: LIMN_TOKEN. For AI Lake: LIMN_AILAKE_TOKEN.

      Exit codes: 0 done, 1 the platform refused or failed, 2 used wrongly, 3 not found, 4 not \
      permitted or not signed in, 5 conflict, 6 done in part, 7 not known whether a change was made \
      (its answer was lost), 124 no answer in time, 130 interrupted.

      With every command: --json-errors says on standard error in JSON why it failed. limn --spec \
      prints all commands and options as JSON, limn --man the man page, and \
      limn --generate-completion-script bash, zsh or fish what the shell completes with.
      """,
    version: "limn \(Version.current)",
    subcommands: [
      ExploreCommand.self, DemoCommand.self, EmulatorCommand.self, ThemesCommand.self,
      APICommand.self, ReplayCommand.self, BulkCommand.self, ConfigCommand.self,
      LoginCommand.self, LogoutCommand.self,
      ContainersCommand.self, AssetsCommand.self, AssetCommand.self,
      ColumnsCommand.self, RelationsCommand.self, FindCommand.self, TypesCommand.self,
      RelationshipTypesCommand.self, MembersCommand.self, TrashCommand.self, NotesCommand.self,
      RatingsCommand.self, RevisionsCommand.self, AssetListsCommand.self,
      JobsCommand.self, RunsCommand.self, RunCommand.self, OpsCommand.self, LakeCommand.self,
      ConnectionsCommand.self, EnvironmentsCommand.self, SpecsCommand.self, FilesCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// Bad input to any command: one clear line on standard error, exit code 2.
  static func main() {
    let (report, words) = FailureReport.taken(from: Array(ProcessArguments.all.dropFirst()))
    do {
      // A reader that is gone is an error of writing, not the end of the process.
      signal(SIGPIPE, SIG_IGN)
      CoreFile.forbid()
      if try printsItself(words) { return }
      var command = try command(words)
      try command.run()
    } catch let code as ExitCode {
      // What there was to say has been said.
      exit(withError: code)
    } catch let end as EndedBySignal {
      end.endProcess()
    } catch is Output.Closed {
      // As if the signal had ended it, and as quietly.
      exit(withError: ExitCode(128 + SIGPIPE))
    } catch {
      guard let failure = failure(of: error) else { answer(error) }
      report.end(with: failure)
    }
  }

  /// What these words ask for.
  ///
  /// Throws `UsageProblem` for what no command takes.
  static func command(_ words: [String]) throws -> any ParsableCommand {
    try CommandReader().command(words)
  }

  /// Nil for what only looks like a failure: help, versions, completions.
  static func failure(of error: any Error) -> CommandFailure? {
    switch error {
    case let problem as UsageProblem: CommandFailure(code: 2, problem.description)
    case let failure as CommandFailure: failure
    case let failure as StateFailure: CommandFailure(failure.description)
    case let error as PlatformError: CommandFailure(error)
    default:
      exitCode(for: error) == .success
        ? nil : CommandFailure(code: 2, Console.firstLine(of: message(for: error)))
    }
  }

  /// Prints help, versions and completions, and ends: with 1 if they cannot be written.
  private static func answer(_ error: any Error) -> Never {
    let text = fullMessage(for: error)
    if !text.isEmpty { Console.put(Array((text + "\n").utf8)) }
    exit(withError: ExitCode.success)
  }

  /// `--spec` and `--man` are about all commands, and no part of any.
  private static func printsItself(_ words: [String]) throws -> Bool {
    if asksForBash(words) {
      Console.put(Array((BashScript.text + "\n").utf8))
      return true
    }
    guard let first = words.first, ["--spec", "--man"].contains(first) else { return false }
    guard words.count == 1 else { throw UsageProblem("\(first) stands alone") }
    guard let tree = CommandTree() else { throw CommandFailure("the commands cannot be told") }
    Console.put(Array((words == ["--spec"] ? tree.text + "\n" : ManPage(tree).text).utf8))
    return true
  }

  /// The script for other shells is what the parser makes of it.
  private static func asksForBash(_ words: [String]) -> Bool {
    let option = "--generate-completion-script"
    if words == [option] { return CompletionShell.autodetected() == .bash }
    return words == [option, "bash"] || words == ["\(option)=bash"]
  }
}

/// The version of this build.
enum Version {
  static let current = "0.1.0"
}

/// Something the user wrote that cannot be done, in words for the user.
struct UsageProblem: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
