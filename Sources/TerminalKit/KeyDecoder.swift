/// Turns the bytes of a terminal into events.
///
/// Bytes may be cut anywhere: feeding them one by one gives the same events. Unknown sequences and
/// broken UTF-8 are swallowed. Only after an Escape, which may start a sequence or be the key, time
/// matters: the caller waits for more bytes as long as `patience` says, then calls `flush()`.
///
/// A sequence that has begun is waited for much longer than a lone Escape: nobody types one, and over
/// a slow line its rest would else run as keys. For the same reason the rest of a sequence whose
/// Escape was taken for the key is still known for a while by its form.
///
/// Source: ECMA-48; xterm control sequences (Ctlseqs); the Kitty keyboard protocol.
public struct KeyDecoder: Sendable {
  /// The most bytes of one `paste` event; a longer paste comes as several.
  public static let pasteLimit = 1 << 20
  /// How long an Escape waits to be the start of a sequence.
  static let escapePatience = Duration.milliseconds(100)
  /// A letter this long after an Escape is a key of its own: `alt-x` is sent at once.
  static let altPatience = Duration.milliseconds(35)
  /// How long a sequence waits for its rest.
  static let sequencePatience = Duration.seconds(1)
  /// How long an answer of the terminal does. It cannot be a key: those who press one wait less.
  static let answerPatience = Duration.seconds(5)
  /// A longer sequence is swallowed without a look at it.
  private static let sequenceLimit = 64

  private enum State: Sendable {
    case ground
    case utf8(left: Int)
    case escape, doubleEscape
    /// In `ESC [` or `ESC O`.
    case control(ss3: Bool)
    /// In an operating system command or the like, up to its terminator.
    case string(escape: Bool)
    /// In a mouse report of three bytes.
    case oldMouse
    case paste
  }

  private var state = State.ground
  private var bytes: [UInt8] = []
  private var isAlt = false
  /// An Escape was taken for the key; what follows may show that it was none.
  private var mayGoOn = false
  /// The last character of a paste so far is a carriage return.
  private var isAfterReturn = false
  private var events: [InputEvent] = []

  public init() {}

  /// True if the bytes so far may be a key of their own or the start of a longer sequence.
  public var isPending: Bool { patience != nil }

  /// How long to wait for more bytes before `flush()`; nil: nothing is pending.
  public var patience: Duration? {
    switch state {
    case .ground, .paste: nil
    case .escape, .doubleEscape: Self.escapePatience
    case .string where bytes.count > 1: Self.answerPatience
    case .utf8, .control, .string, .oldMouse: Self.sequencePatience
    }
  }

  /// The events that are complete with these bytes, which came `gap` after those before.
  public mutating func feed(
    _ input: some Collection<UInt8>, after gap: Duration = .zero
  ) -> [InputEvent] {
    if let first = input.first {
      if mayGoOn, gap < Self.sequencePatience, ControlSequence.isRest(input.prefix(64)) {
        state = .escape
      } else if case .escape = state, gap >= Self.altPatience, !Self.introducers.contains(first) {
        press(.escape)
        reset()
      }
      mayGoOn = false
    }
    for byte in input { take(byte) }
    defer { events.removeAll() }
    return events
  }

  /// Ends what is pending: no more bytes came in time. An Escape becomes the key.
  public mutating func flush() -> [InputEvent] {
    switch state {
    case .ground, .paste: return []
    case .escape:
      press(.escape)
      mayGoOn = true
    case .doubleEscape:
      press(.escape)
      press(.escape)
      mayGoOn = true
    case .control(let ss3) where bytes.isEmpty:
      press(.character(ss3 ? "O" : "["), .alt)
    case .string(escape: false) where bytes.count == 1:
      press(.character(Character(Unicode.Scalar(bytes[0]))), .alt)
    case .utf8, .control, .string, .oldMouse: break
    }
    reset()
    defer { events.removeAll() }
    return events
  }

  private mutating func reset() {
    state = .ground
    bytes.removeAll(keepingCapacity: true)
    isAlt = false
  }

  private mutating func press(_ key: Key, _ modifiers: KeyPress.Modifiers = []) {
    events.append(.key(KeyPress(key, isAlt ? modifiers.union(.alt) : modifiers)))
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .utf8(let left): utf8(byte, left)
    case .escape: escape(byte)
    case .doubleEscape: doubleEscape(byte)
    case .control(let ss3): control(byte, ss3)
    case .string(let escape): string(byte, escape)
    case .oldMouse: oldMouse(byte)
    case .paste: paste(byte)
    }
  }

  // MARK: Characters

  private mutating func ground(_ byte: UInt8) {
    switch byte {
    case 0x1b:
      state = .escape
      return
    case 0x80...:
      startCharacter(byte)
      return
    case 0x0d: press(.enter)
    case 0x09: press(.tab)
    case 0x7f, 0x08: press(.backspace)
    case 0x00: press(.character(" "), .ctrl)
    case 0x01...0x1a: press(.character(Character(Unicode.Scalar(byte + 0x60))), .ctrl)
    case 0x1c...0x1f: press(.character(Character(Unicode.Scalar(byte + 0x40))), .ctrl)
    default: press(.character(Character(Unicode.Scalar(byte))))
    }
    reset()
  }

  private mutating func startCharacter(_ byte: UInt8) {
    let length =
      switch byte {
      case 0xc2...0xdf: 2
      case 0xe0...0xef: 3
      case 0xf0...0xf4: 4
      default: 0
      }
    guard length > 0 else { return reset() }
    bytes = [byte]
    state = .utf8(left: length - 1)
  }

  private mutating func utf8(_ byte: UInt8, _ left: Int) {
    guard byte & 0xc0 == 0x80 else {
      reset()
      return take(byte)
    }
    bytes.append(byte)
    guard left == 1 else {
      state = .utf8(left: left - 1)
      return
    }
    if let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    {
      press(.character(Character(scalar)))
    }
    reset()
  }

  // MARK: Escape

  /// Bytes that begin a sequence after an Escape; a second Escape is one.
  private static let introducers: Set<UInt8> = [0x1b, 0x4f, 0x50, 0x58, 0x5b, 0x5d, 0x5e, 0x5f]

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x5b: state = .control(ss3: false)
    case 0x4f: state = .control(ss3: true)
    case 0x50, 0x58, 0x5d, 0x5e, 0x5f:
      bytes = [byte]
      state = .string(escape: false)
    case 0x1b: state = .doubleEscape
    default:
      isAlt = true
      state = .ground
      ground(byte)
    }
  }

  private mutating func doubleEscape(_ byte: UInt8) {
    if byte == 0x5b || byte == 0x4f {
      isAlt = true
      state = .control(ss3: byte == 0x4f)
    } else {
      press(.escape)
      state = .escape
      escape(byte)
    }
  }

  // MARK: Sequences

  private mutating func control(_ byte: UInt8, _ ss3: Bool) {
    switch byte {
    case 0x1b:
      reset()
      state = .escape
    case 0x24 where isRxvtShift(ss3):
      finishControl(byte, ss3)
    case 0x20...0x3f:
      append(byte)
    case 0x5b where !ss3 && bytes.isEmpty:
      append(byte)
    case 0x40...0x7e:
      finishControl(byte, ss3)
    case 0x00..<0x20:
      // A control character inside a sequence: the sequence was none.
      reset()
      ground(byte)
    default:
      reset()
      if byte != 0x7f { ground(byte) }
    }
  }

  /// rxvt ends shifted keys with a dollar sign, which elsewhere stands before the end.
  private func isRxvtShift(_ ss3: Bool) -> Bool {
    !ss3 && !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func finishControl(_ byte: UInt8, _ ss3: Bool) {
    if !ss3, byte == 0x4d, bytes.isEmpty {
      state = .oldMouse
      return
    }
    let sequence = ControlSequence(parameters: bytes, final: byte, isSS3: ss3)
    if sequence.startsPaste {
      reset()
      state = .paste
      return
    }
    if bytes.count <= Self.sequenceLimit, let event = sequence.event {
      if case .key(let press) = event {
        self.press(press.key, press.modifiers)
      } else {
        events.append(event)
      }
    }
    reset()
  }

  /// Keeps a byte of a sequence, and of one that is too long just that it is.
  private mutating func append(_ byte: UInt8) {
    if bytes.count <= Self.sequenceLimit { bytes.append(byte) }
  }

  private mutating func string(_ byte: UInt8, _ escape: Bool) {
    switch byte {
    case 0x07:
      endString()
    case 0x18, 0x1a:
      reset()
    case 0x5c where escape:
      endString()
    case 0x1b:
      state = .string(escape: true)
    case _ where escape:
      reset()
      state = .escape
      take(byte)
    default:
      append(byte)
    }
  }

  private mutating func endString() {
    if bytes.count <= Self.sequenceLimit, let reply = TerminalReply(command: bytes) {
      events.append(.reply(reply))
    }
    reset()
  }

  private mutating func oldMouse(_ byte: UInt8) {
    bytes.append(byte)
    guard bytes.count == 3 else { return }
    if let event = ControlSequence.oldMouse(bytes) { events.append(.mouse(event)) }
    reset()
  }

  // MARK: Paste

  private static let pasteEnd: [UInt8] = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e]

  private mutating func paste(_ byte: UInt8) {
    bytes.append(byte)
    if byte == 0x7e, bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] {
      let text = bytes.dropLast(Self.pasteEnd.count)
      events.append(.paste(withLineEnds(text)))
      bytes = []
      isAfterReturn = false
      reset()
    } else if bytes.count == Self.pasteLimit + Self.pasteEnd.count {
      passPieceOn()
    }
  }

  /// A piece that is too much to be held goes out as a paste of its own, whole characters of it.
  private mutating func passPieceOn() {
    var end = Self.pasteLimit
    while end > Self.pasteLimit - 4, bytes[end] & 0xc0 == 0x80 { end -= 1 }
    events.append(.paste(withLineEnds(bytes[..<end])))
    bytes.removeFirst(end)
  }

  private mutating func withLineEnds(_ text: ArraySlice<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == "\r" || scalar == "\n" && !isAfterReturn {
        result.append("\n")
      } else if scalar != "\n" {
        result.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(result)
  }
}
