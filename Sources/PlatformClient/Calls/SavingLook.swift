import PlatformModel

extension Caller {
  /// How long is waited before each look at a saving whose answer was lost: a gateway gives up before
  /// what stands behind it does.
  private static let savingLooks: [Duration] = [.zero, .seconds(2), .seconds(5)]

  /// Looks until the saving is seen; nil if it is not. Nothing is sent again.
  func seen<Found>(_ look: () throws(PlatformError) -> Found?) -> Found? {
    for pause in Self.savingLooks {
      if pause > .zero { clock.sleep(pause, cancellation) }
      if let found = try? look() { return found }
    }
    return nil
  }
}
