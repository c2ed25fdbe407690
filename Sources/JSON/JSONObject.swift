/// The members of a JSON object, in the order they were written or added; each name once.
///
/// Names are compared by their UTF-8 bytes. Finding a member of a small object is a walk over its
/// names, of a large one a look into an index, so that building and reading both stay linear.
public struct JSONObject: Sendable {
  public typealias Member = (key: String, value: JSONValue)

  /// Up to this many members are searched one by one.
  static let indexThreshold = 32

  /// A member as it is stored: a structure, because the runtime handles arrays of tuples slowly.
  struct Entry: Sendable {
    let key: String
    var value: JSONValue
  }

  var members: [Entry]
  /// Places of all members by name; present exactly when there are more than the threshold.
  var places: [MemberName: Int]?

  public init() {
    members = []
    places = nil
  }

  /// The members in that order; of equal names the last value, in the place of the first.
  public init(_ members: [Member]) {
    self.init()
    self.members.reserveCapacity(members.count)
    for member in members { set(member.key, to: member.value) }
  }

  /// Members already known to have different names, with their places if they are many.
  init(distinct members: [Entry], places: [MemberName: Int]?) {
    self.members = members
    self.places = members.count > Self.indexThreshold ? places : nil
  }

  public var count: Int { members.count }
  public var isEmpty: Bool { members.isEmpty }
  public var keys: [String] { members.map(\.key) }
  public var values: [JSONValue] { members.map(\.value) }

  /// The value of that name, nil if there is none. Setting replaces it in its place or appends it;
  /// setting nil removes the member.
  public subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      if let newValue {
        set(key, to: newValue)
      } else {
        removeValue(forKey: key)
      }
    }
  }

  /// Removes a member and gives its value; nil if there was none. The others keep their order.
  @discardableResult
  public mutating func removeValue(forKey key: String) -> JSONValue? {
    guard let place = place(of: key) else { return nil }
    let removed = members.remove(at: place).value
    if members.count <= Self.indexThreshold { places = nil }
    places?[MemberName(key)] = nil
    if place < members.count { closeGap(at: place) }
    return removed
  }

  /// Moves the places after a removed one down, which needs no name to be hashed again.
  private mutating func closeGap(at removed: Int) {
    guard var moved = places else { return }
    places = nil
    for index in moved.values.indices where moved.values[index] > removed {
      moved.values[index] -= 1
    }
    places = moved
  }

  /// The place of a name among the members, from 0; nil if there is none.
  func place(of key: String) -> Int? {
    if let places { return places[MemberName(key)] }
    return members.firstIndex { $0.key.hasSameBytes(as: key) }
  }

  private mutating func set(_ key: String, to value: JSONValue) {
    if let place = place(of: key) {
      members[place].value = value
      return
    }
    members.append(Entry(key: key, value: value))
    if places != nil {
      places?[MemberName(key)] = members.count - 1
    } else if members.count > Self.indexThreshold {
      places = Self.index(members[...])
    }
  }

  static func index(_ members: ArraySlice<Entry>) -> [MemberName: Int] {
    var places = [MemberName: Int](minimumCapacity: members.count)
    for (place, member) in members.enumerated() { places[MemberName(member.key)] = place }
    return places
  }
}

extension JSONObject: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { members.count }
  public subscript(position: Int) -> Member {
    (members[position].key, members[position].value)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Keeps the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { (key: $0.0, value: $0.1) })
  }
}

extension JSONObject: Hashable {
  /// The same names with equal values, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    if left.sharesStorage(with: right) { return true }
    for (place, member) in left.members.enumerated() {
      let other = right.members[place]
      if other.key.hasSameBytes(as: member.key) {
        guard other.value == member.value else { return false }
      } else {
        guard let value = right[member.key], value == member.value else { return false }
      }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var memberHasher = hasher
      member.key.hashBytes(into: &memberHasher)
      memberHasher.combine(member.value)
      sum ^= memberHasher.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(sum)
  }

  private func sharesStorage(with other: JSONObject) -> Bool {
    members.withUnsafeBufferPointer { left in
      other.members.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
    }
  }
}
