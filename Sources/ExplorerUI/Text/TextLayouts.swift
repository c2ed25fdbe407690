import TerminalKit

/// Long texts as they were laid out for the frames before: a description of megabytes costs a frame no
/// more than one of a line.
///
/// A text is known by where its bytes lie, so that they are not looked at again; texts are values, and
/// those of the state stay where they are. Those used last are kept; short ones are not worth it.
final class TextLayouts {
  private var wraps = Recent<WrapKey, WrappedText>()
  private var differences = Recent<DifferenceKey, TextDifference>()
  private var droppedBytes = 0

  /// Bytes of long texts that were laid out or compared so far, each time counted anew.
  var bytesLaidOut: Int {
    wraps.values.reduce(droppedBytes) { $0 + $1.bytesLaidOut }
  }

  /// `text` in lines of `width`.
  func wrap(_ text: String, width: Int) -> WrappedText {
    guard let identity = TextIdentity(text) else { return WrappedText(text, width: width) }
    let key = WrapKey(text: identity, width: width)
    if let known = wraps.use(key) { return known }
    let new = WrappedText(text, width: width)
    if let old = wraps.keep(new, as: key) { droppedBytes += old.bytesLaidOut }
    return new
  }

  /// What differs between two texts, word by word.
  func difference(from old: String, to new: String) -> TextDifference {
    let (oldID, newID) = (TextIdentity(old), TextIdentity(new))
    guard oldID != nil || newID != nil else { return TextDifference(from: old, to: new) }
    let key = DifferenceKey(
      old: oldID, new: newID, short: (oldID == nil ? old : "") + (newID == nil ? new : ""))
    if let known = differences.use(key) { return known }
    droppedBytes += old.utf8.count + new.utf8.count
    let difference = TextDifference(from: old, to: new)
    _ = differences.keep(difference, as: key)
    return difference
  }

  private struct WrapKey: Hashable {
    let text: TextIdentity
    let width: Int
  }

  private struct DifferenceKey: Hashable {
    let old: TextIdentity?
    let new: TextIdentity?
    /// The one that is not known by its place.
    let short: String
  }
}

/// Where the bytes of a text lie, and how many they are. Only as good as somebody holds the text.
private struct TextIdentity: Hashable {
  private let address: UInt
  private let count: Int

  /// Nil for texts that are too short to be known by it.
  init?(_ text: String) {
    guard text.utf8.count >= 512,
      let address = text.utf8.withContiguousStorageIfAvailable({ UInt(bitPattern: $0.baseAddress) })
    else { return nil }
    self.address = address
    count = text.utf8.count
  }
}

/// A few values, those used last.
private struct Recent<Key: Hashable, Value> {
  private var entries: [Key: Value] = [:]
  /// The latest last.
  private var order: [Key] = []

  var values: Dictionary<Key, Value>.Values { entries.values }

  mutating func use(_ key: Key) -> Value? {
    guard let value = entries[key] else { return nil }
    order.removeAll { $0 == key }
    order.append(key)
    return value
  }

  /// Returns what had to go.
  mutating func keep(_ value: Value, as key: Key) -> Value? {
    entries[key] = value
    order.append(key)
    return order.count > 24 ? entries.removeValue(forKey: order.removeFirst()) : nil
  }
}
