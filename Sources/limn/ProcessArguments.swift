/// The words this process was started with.
enum ProcessArguments {
  static let all = chosen(CommandLine.arguments, listed())

  /// The runtime looks for them beside the environment, and finds none where something that is loaded
  /// before the program has moved that; the system lists them too.
  static func chosen(_ own: [String], _ listed: [String]) -> [String] {
    own.isEmpty || own.count < listed.count && own.first == listed.first ? listed : own
  }

  private static func listed() -> [String] {
    #if os(Linux)
      let bytes = InputFile.bytes(at: "/proc/self/cmdline") ?? []
      return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        .map { String(decoding: $0, as: UTF8.self) }
    #else
      return []
    #endif
  }
}
