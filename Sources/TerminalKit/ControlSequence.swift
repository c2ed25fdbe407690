/// A complete sequence that a terminal sent after `ESC [` or `ESC O`.
struct ControlSequence {
  let parameters: [UInt8]
  let final: UInt8
  let isSS3: Bool

  var startsPaste: Bool { !isSS3 && final == 0x7e && parameters == [0x32, 0x30, 0x30] }

  /// The event it stands for; nil if it stands for none of ours.
  var event: InputEvent? {
    if !isSS3 {
      if parameters.first == 0x3c { return mouse }
      if parameters.first == 0x5b { return linuxFunction }
      if parameters.isEmpty, final == 0x49 { return .focus(true) }
      if parameters.isEmpty, final == 0x4f { return .focus(false) }
      if parameters.first == 0x3f, final == 0x63 { return .reply(.attributes) }
    }
    return key.map { .key($0) }
  }

  /// True for what follows the Escape of a sequence, whole: nobody types that at once.
  static func isRest(_ bytes: some Collection<UInt8>) -> Bool {
    let rest = bytes.dropFirst()
    switch bytes.first {
    case 0x5b:
      if rest.first == 0x5b {
        return rest.dropFirst().first.map { (0x41...0x45).contains($0) } ?? false
      }
      let parameters = Array(rest.prefix { (0x20...0x3f).contains($0) })
      guard let final = rest.dropFirst(parameters.count).first, (0x40...0x7e).contains(final) else {
        return false
      }
      if parameters.isEmpty, final == 0x4d { return rest.count > 3 }
      let sequence = ControlSequence(parameters: parameters, final: final, isSS3: false)
      let isPrivate = parameters.first.map { (0x3c...0x3f).contains($0) } ?? false
      return isPrivate || sequence.startsPaste || sequence.event != nil
    case 0x4f:
      return rest.first.map { letters[$0] != nil } ?? false
    case 0x5d:
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      return !digits.isEmpty && rest.dropFirst(digits.count).first == 0x3b
    default: return false
    }
  }

  /// The numbers, each with its parts after colons; a missing number is nil. Nil if it has others.
  private var numbers: [[Int?]]? {
    var numbers: [[Int?]] = [[nil]]
    for byte in parameters {
      let last = numbers.count - 1
      switch byte {
      case 0x30...0x39:
        let part = numbers[last].count - 1
        numbers[last][part] = min((numbers[last][part] ?? 0) * 10 + Int(byte - 0x30), 0x1f_ffff)
      case 0x3a: numbers[last].append(nil)
      case 0x3b: numbers.append([nil])
      default: return nil
      }
    }
    return numbers
  }

  // MARK: Keys

  private var key: KeyPress? {
    guard let numbers, isRelease(numbers) == false else { return nil }
    let modifiers = Self.modifiers(second(numbers, 0))
    switch final {
    case 0x7e: return tilde(numbers, modifiers)
    case 0x75 where !isSS3: return number(numbers[0][0]).map { KeyPress($0, modifiers) }
    case 0x5a: return KeyPress(.backTab, modifiers)
    case 0x5e where !isSS3: return numbered(numbers, [.ctrl])
    case 0x24 where !isSS3: return numbered(numbers, [.shift])
    case 0x40 where !isSS3: return numbered(numbers, [.ctrl, .shift])
    default: break
    }
    if let key = Self.letters[final], numbers.count == 1 || (numbers[0][0] ?? 1) == 1 {
      // `ESC O 5 A`: the modifier is the only number.
      let only = isSS3 && numbers.count == 1 ? Self.modifiers(numbers[0][0]) : modifiers
      return KeyPress(key, only)
    }
    if let key = Self.letters[final & 0xdf], (0x61...0x64).contains(final) {
      return KeyPress(key, isSS3 ? .ctrl : .shift)
    }
    return isSS3 ? Self.keypad(final) : nil
  }

  private func second(_ numbers: [[Int?]], _ part: Int) -> Int? {
    guard numbers.count > 1, numbers[1].count > part else { return nil }
    return numbers[1][part]
  }

  /// In the Kitty protocol the part after the modifiers is 3 when the key is let go.
  private func isRelease(_ numbers: [[Int?]]) -> Bool { second(numbers, 1) == 3 }

  private func tilde(_ numbers: [[Int?]], _ modifiers: KeyPress.Modifiers) -> KeyPress? {
    // `ESC [ 27 ; m ; code ~`: xterm's modifyOtherKeys.
    if numbers[0][0] == 27, numbers.count == 3 {
      return number(numbers[2][0]).map { KeyPress($0, modifiers) }
    }
    return numbered(numbers, modifiers)
  }

  private func numbered(_ numbers: [[Int?]], _ modifiers: KeyPress.Modifiers) -> KeyPress? {
    numbers[0][0].flatMap { Self.tildes[$0] }.map { KeyPress($0, modifiers) }
  }

  /// The key of a number in `CSI u` and modifyOtherKeys: a scalar, or a key of its own.
  private func number(_ value: Int?) -> Key? {
    switch value {
    case 13, 57414: return .enter
    case 27: return .escape
    case 9: return .tab
    case 8, 127: return .backspace
    case .some(57399...57408): return .character(Character("\((value ?? 0) - 57399)"))
    case .some(57417...57426):
      let keys: [Key] = [
        .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
      ]
      return keys[(value ?? 0) - 57417]
    case .some(0xe000...0xf8ff), nil: return nil
    case .some(let value):
      guard let scalar = Unicode.Scalar(UInt32(value)),
        scalar.properties.generalCategory != .control
      else { return nil }
      return .character(Character(scalar))
    }
  }

  private static func modifiers(_ number: Int?) -> KeyPress.Modifiers {
    let bits = max(0, (number ?? 1) - 1)
    var modifiers: KeyPress.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 0b10_0010 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.ctrl) }
    return modifiers
  }

  private static func keypad(_ final: UInt8) -> KeyPress? {
    switch final {
    case 0x4d: KeyPress(.enter)
    case 0x49: KeyPress(.tab)
    case 0x58: KeyPress("=")
    case 0x6a...0x79: KeyPress(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }

  private static let letters: [UInt8: Key] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
  ]

  private static let tildes: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()

  /// `ESC [ [ A` to `E`: F1 to F5 on the Linux console.
  private var linuxFunction: InputEvent? {
    guard parameters.count == 1, (0x41...0x45).contains(final) else { return nil }
    return .key(KeyPress(.function(Int(final) - 0x40)))
  }

  // MARK: Mouse

  /// `ESC [ < b ; x ; y M`, or `m` when a button is let go.
  private var mouse: InputEvent? {
    guard final == 0x4d || final == 0x6d,
      let numbers = ControlSequence(
        parameters: Array(parameters.dropFirst()), final: final, isSS3: false
      ).numbers,
      numbers.count == 3, let code = numbers[0][0], let x = numbers[1][0], let y = numbers[2][0],
      x > 0, y > 0
    else { return nil }
    let kind = Self.kind(code, isRelease: final == 0x6d)
    return .mouse(
      MouseEvent(kind, at: Point(x: x - 1, y: y - 1), modifiers: Self.mouseModifiers(code)))
  }

  /// `ESC [ M` and three bytes, each 32 more than it means.
  static func oldMouse(_ bytes: [UInt8]) -> MouseEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }), bytes[1] > 32, bytes[2] > 32 else {
      return nil
    }
    let code = Int(bytes[0]) - 32
    let isRelease = code & 0b110_0011 == 3
    return MouseEvent(
      kind(isRelease ? code & ~3 : code, isRelease: isRelease),
      at: Point(x: Int(bytes[1]) - 33, y: Int(bytes[2]) - 33), modifiers: mouseModifiers(code))
  }

  private static func kind(_ code: Int, isRelease: Bool) -> MouseEvent.Kind {
    if code & 64 != 0 {
      let wheels: [MouseEvent.Kind] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
      return wheels[code & 3]
    }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right, .other]
    let button = code & 128 != 0 ? .other : buttons[code & 3]
    if isRelease { return .release(button) }
    if code & 32 != 0 { return code & 3 == 3 ? .move : .drag(button) }
    return .press(button)
  }

  private static func mouseModifiers(_ code: Int) -> KeyPress.Modifiers {
    var modifiers: KeyPress.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.ctrl) }
    return modifiers
  }
}
