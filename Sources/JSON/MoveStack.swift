/// A growing pile whose top can be moved into an array of exactly its size: no copies of elements,
/// no arrays that grow by doubling.
struct MoveStack<Element>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  @inline(__always)
  mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func pop() -> Element {
    precondition(count > 0)
    count -= 1
    return (base + count).move()
  }

  /// The element at a place below `count`.
  @inline(__always)
  subscript(place: Int) -> Element {
    _read {
      precondition(place >= 0 && place < count)
      yield base[place]
    }
    _modify {
      precondition(place >= 0 && place < count)
      yield &base[place]
    }
  }

  /// Everything from `start` up, taken off the pile.
  @inline(never)
  mutating func popAll(from start: Int) -> [Element] {
    let size = count - start
    precondition(size >= 0)
    count = start
    // Not by `init(unsafeUninitializedCapacity:)`: that asks the runtime for the type of its storage
    // each time, a tenth of reading a document.
    var taken: [Element] = []
    taken.reserveCapacity(size)
    for place in start..<start + size { taken.append((base + place).move()) }
    return taken
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
