import ArgumentParser
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
      """,
    version: "limn \(Version.current)",
    subcommands: [
      ExploreCommand.self, DemoCommand.self, EmulatorCommand.self, ThemesCommand.self,
      APICommand.self, ReplayCommand.self, BulkCommand.self, ConfigCommand.self,
      LoginCommand.self, LogoutCommand.self,
      ContainersCommand.self, AssetsCommand.self, AssetCommand.self, TypesCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// Bad input to any command: one clear line on standard error, exit code 2.
  static func main() {
    do {
      // A reader that is gone is an error of writing, not the end of the process.
      signal(SIGPIPE, SIG_IGN)
      var command = try parseAsRoot()
      try command.run()
    } catch let error as UsageProblem {
      Console.fail(error.description)
    } catch let failure as CommandFailure {
      Console.fail(failure.description, code: failure.code)
    } catch let code as ExitCode {
      // What there was to say has been said.
      exit(withError: code)
    } catch let error as PlatformError {
      let failure = CommandFailure(error)
      Console.fail(failure.description, code: failure.code)
    } catch is Output.Closed {
      // As if the signal had ended it, and as quietly.
      exit(withError: ExitCode(128 + SIGPIPE))
    } catch {
      let code = exitCode(for: error)
      if code == .success { exit(withError: error) }
      Console.fail(Console.firstLine(of: message(for: error)))
    }
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
