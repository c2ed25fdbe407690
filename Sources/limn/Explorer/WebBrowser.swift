import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's browser, if there is one that the user sees.
struct WebBrowser {
  var environment: [String: String]
  /// Variables it does not inherit.
  var secrets = SecretVariables.standard

  /// False if there is none: on a server, through ssh, or when it cannot be started.
  func open(_ address: String) -> Bool {
    guard let command = opener else { return false }
    // The shell ends at once, and what it began goes on without the terminal.
    let script = "\(command) \"$1\" </dev/null >/dev/null 2>&1 &"
    return run(["/bin/sh", "-c", script, "limn", address]) == 0
  }

  /// What opens addresses here; nil: nothing does.
  var opener: String? {
    if let browser = environment["BROWSER"], !browser.isEmpty { return browser }
    #if os(macOS)
      return "open"
    #else
      let hasScreen = ["WAYLAND_DISPLAY", "DISPLAY"].contains { environment[$0]?.isEmpty == false }
      return hasScreen && isInstalled("xdg-open") ? "xdg-open" : nil
    #endif
  }

  private func isInstalled(_ name: String) -> Bool {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// The exit code; nil if it could not be started.
  private func run(_ arguments: [String]) -> Int32? {
    var words = arguments.map { strdup($0) } + [nil]
    let inherited = environment.filter { !secrets.contains($0.key) }
    var variables = inherited.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawn(&process, arguments[0], nil, nil, &words, &variables) == 0 else {
      return nil
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : nil
  }
}
