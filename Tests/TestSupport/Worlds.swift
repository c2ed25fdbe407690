public import PlatformEmulator
import Synchronization

/// Platforms for tests. Making a world takes longer than most tests, so worlds that start alike are
/// made once, and every test gets a copy of its own.
public enum Worlds {
  private struct Start: Hashable {
    var assets: Int
    var seed: UInt64
    var milliseconds: Int64
  }

  /// Never asked anything, so that they stay as they were made.
  private static let models = Mutex<[Start: PlatformEmulator]>([:])

  public static func platform(_ options: PlatformEmulator.Options) throws -> PlatformEmulator {
    // What a real clock says is said once.
    guard options.clock is ManualEmulatorClock, options.dataDirectory == nil,
      options.worldFile == nil
    else { return try PlatformEmulator(options: options) }
    let start = Start(
      assets: options.assets, seed: options.seed, milliseconds: options.clock.milliseconds)
    let model = try models.withLock { models in
      if let model = models[start] { return model }
      let model = try PlatformEmulator(options: options)
      models[start] = model
      return model
    }
    return try PlatformEmulator(options: options, copying: model)
  }
}
