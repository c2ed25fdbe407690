import ArgumentParser
import Foundation
import PlatformClient
import PlatformModel
import Workers

/// `limn login`: signs in once, and keeps the token until it expires.
struct LoginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Sign in, and keep the token until it expires.",
    discussion: """
      What is kept is the token, never a password or key: in a file for this user alone, for this \
      context and platform. It spares typing where the secret is typed, and asking where a command \
      has it.
      """)

  @OptionGroup var platforms: PlatformOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try platforms.settings(environment)
    guard let url = settings.url else {
      throw UsageProblem("\(settings.name) is AI Lake alone: its tokens are no session's")
    }
    let planner = SignInPlanner(
      values: settings.values, environment: environment, owner: settings.owner, takesKept: false)
    let plan = try planner.platform(at: url)
    guard plan.kind.hasToken else {
      throw UsageProblem(
        "\(settings.name) signs in with \(plan.kind.rawValue), which is sent with every call: "
          + "there is no token to keep")
    }
    let (_, connect) = try settings.connections(takesKept: false)
    do {
      let token = try connect(settings.warning { _ in }).platform.connect("platform").freshToken()
      try keep(token, for: settings, url, plan.user)
    } catch let error as PlatformError {
      throw CommandFailure(error)
    }
  }

  private func keep(
    _ token: FreshToken, for settings: PlatformSettings, _ url: String, _ user: String?
  ) throws {
    let now = ClientClock.system.now()
    // One that does not say how long it lives is not trusted for long.
    let end = token.expiresAt ?? now + .seconds(3_600)
    let place = KeptToken(of: settings.owner, in: Places(environment: settings.environment).store)
    try place.write(
      KeptToken.Kept(address: url, user: user, token: Secret(token.text), expiresAt: end))
    let minutes = (end - now).components.seconds / 60
    let time = minutes >= 120 ? "\(minutes / 60) h" : "\(minutes) min"
    let who = user.map { " as \($0)" } ?? ""
    Console.say("signed in to \(settings.host)\(who); the token is kept for \(time)")
    let variables = ["LIMN_TOKEN", "LIMN_API_KEY", "LIMN_PASSWORD"]
    if let set = variables.first(where: { settings.environment[$0]?.isEmpty == false }) {
      Console.warn(
        "\(set) is set, and goes before the kept token: commands sign in with it until it is unset")
    }
  }
}

/// `limn logout`: forgets kept tokens.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget the token that limn login has kept.")

  @Flag(help: "Forget those of all contexts.")
  var all = false

  @OptionGroup var platforms: PlatformOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let places = Places(environment: environment)
    if all {
      let count = try KeptToken.all(in: places.store).count { try $0.remove() }
      return Console.say(count == 1 ? "1 token is forgotten" : "\(count) tokens are forgotten")
    }
    let name = try platforms.settings(environment).owner
    let wasThere = try KeptToken(of: name, in: places.store).remove()
    Console.say(wasThere ? "the token of \(name) is forgotten" : "there was no token of \(name)")
  }
}
