// swift-tools-version: 6.2

import PackageDescription

/// The house, one line per room; which way the arrows run is checked by `Tests/ArchitectureTests`.
let package = Package(
  name: "limn-explorer",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "limn", targets: ["limn"]),
    .library(name: "JSON", targets: ["JSON"]),
    .library(name: "PlatformClient", targets: ["PlatformModel", "PlatformClient"]),
    .library(name: "PlatformEmulator", targets: ["PlatformEmulator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    // What the platforms have, and what can be asked of them.
    .target(name: "JSON", swiftSettings: strict),
    .target(name: "LocalFiles", swiftSettings: strict),
    .target(name: "PlatformModel", dependencies: ["JSON"], swiftSettings: strict),
    .target(
      name: "PlatformClient", dependencies: ["PlatformModel", "JSON", httpTypes] + httpClient,
      swiftSettings: strict),

    // The platform itself, in small: knows the reference, never the client.
    .target(
      name: "PlatformEmulator",
      dependencies: ["JSON", "LocalFiles", httpTypes, sqlite] + httpServer,
      swiftSettings: strict),

    // What lists there are, as values.
    .target(name: "Filters", swiftSettings: strict),
    .target(
      name: "Nouns", dependencies: ["Filters", "PlatformModel", "JSON"], swiftSettings: strict),

    // What the program decides, and what works in the background.
    .target(
      name: "ExplorerModel", dependencies: ["Filters", "Nouns", "PlatformModel", "JSON"],
      swiftSettings: strict),
    .target(
      name: "Workers",
      dependencies: [
        "ExplorerModel", "JSON", "LocalFiles", "Nouns", "PlatformClient", "PlatformModel",
      ],
      swiftSettings: strict),

    // What is shown, and the paper it is shown on.
    .target(name: "TerminalKit", swiftSettings: strict),
    .target(
      name: "ExplorerUI",
      dependencies: ["ExplorerModel", "Filters", "Nouns", "PlatformModel", "TerminalKit", "JSON"],
      swiftSettings: strict),
    .target(name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(
      name: "CursesTerminal", dependencies: ["TerminalKit", "CNCurses"], swiftSettings: strict),

    // The programs.
    .executableTarget(name: "limn", dependencies: everything, swiftSettings: strict),
    .target(name: "CPseudoTerminal"),
    .executableTarget(
      name: "limn-bench", dependencies: everything + ["CPseudoTerminal", httpTypes],
      swiftSettings: strict),

    // Tests, in rings from the inside out.
    .target(
      name: "TestSupport",
      dependencies: [
        "JSON", "ExplorerModel", "ExplorerUI", httpTypes, "PlatformClient", "PlatformEmulator",
        "PlatformModel", "TerminalKit", "Workers",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
    .testTarget(name: "FiltersTests", dependencies: ["Filters", "Nouns"], swiftSettings: strict),
    .testTarget(name: "LocalFilesTests", dependencies: ["LocalFiles"], swiftSettings: strict),
    .testTarget(
      name: "PlatformModelTests", dependencies: ["JSON", "PlatformModel"], swiftSettings: strict),
    .testTarget(
      name: "PlatformClientTests",
      dependencies: [
        "JSON", "PlatformClient", "PlatformEmulator", "PlatformModel", "TestSupport", httpTypes,
      ] + httpClient,
      swiftSettings: strict),
    .testTarget(
      name: "PlatformEmulatorTests", dependencies: ["PlatformEmulator", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplorerModelTests", dependencies: ["ExplorerModel", "Filters", "Nouns"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkersTests",
      dependencies: [
        "ExplorerModel", httpTypes, "JSON", "PlatformClient", "PlatformEmulator", "PlatformModel",
        "TestSupport", "Workers",
      ],
      swiftSettings: strict),
    .testTarget(name: "TerminalKitTests", dependencies: ["TerminalKit"], swiftSettings: strict),
    .testTarget(
      name: "ExplorerUITests", dependencies: ["ExplorerUI", "Filters", "Nouns", "TestSupport"],
      exclude: ["Screens"], swiftSettings: strict),
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["CPseudoTerminal", "CursesTerminal"],
      swiftSettings: strict),
    .testTarget(
      name: "LimnTests", dependencies: ["limn", "TestSupport", httpTypes],
      exclude: ["Golden", "Screens"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "CPseudoTerminal", "JSON", httpTypes, "PlatformClient", "PlatformEmulator",
        "PlatformModel", "TestSupport", "limn",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["JSON", "PlatformClient", "PlatformModel"],
      exclude: ["Peers"],
      swiftSettings: strict),
  ]
)

var strict: [SwiftSetting] {
  [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

/// The client, and the parts of it whose errors and settings have names of their own.
var httpClient: [Target.Dependency] {
  [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
  ]
}
var httpTypes: Target.Dependency { .product(name: "HTTPTypes", package: "swift-http-types") }
var httpServer: [Target.Dependency] {
  [
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "SwiftASN1", package: "swift-asn1"),
    .product(name: "X509", package: "swift-certificates"),
  ]
}
var sqlite: Target.Dependency { .product(name: "GRDB", package: "GRDB.swift") }

var everything: [Target.Dependency] {
  [
    "JSON", "Filters", "LocalFiles", "PlatformModel", "PlatformClient", "PlatformEmulator",
    "ExplorerModel", "Nouns",
    "Workers", "TerminalKit", "ExplorerUI", "CursesTerminal",
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
    .product(name: "Yams", package: "Yams"),
    sqlite,
  ]
}
