import Foundation
import PlatformEmulator

/// An embedded platform whose largest catalog has more than 100,000 assets, kept on disk and served
/// by this process.
final class LargeWorld {
  static let assets = 360_000
  static let catalog = "Retail 360"
  /// Assets to a page, as limn asks for them.
  static let pageSize = 200

  let emulator: PlatformEmulator
  let server: EmulatorServer
  let address: String

  /// Makes the world unless it is already in `data`.
  init(data: String) throws {
    var options = PlatformEmulator.Options()
    options.assets = Self.assets
    options.dataDirectory = data
    emulator = try PlatformEmulator(options: options)
    server = EmulatorServer(emulator: emulator)
    address = try server.start()
  }

  /// Pages of assets that were asked for so far. A line of the log begins with the time of day.
  var pagesServed: Int {
    let request = Array("POST /v2/asset_types/asset/search".utf8)
    return emulator.requestLog.count { $0.utf8.dropFirst(13).starts(with: request) }
  }
}
