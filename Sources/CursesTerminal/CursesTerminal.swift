import CNCurses
public import TerminalKit

/// The terminal the program runs on, drawn by ncurses.
///
/// There can be one at a time; it belongs to the thread that made it.
public final class CursesTerminal: Terminal {
  /// How long a terminal may take to answer.
  private static let answerTime = Duration.milliseconds(100)

  public var theme: Theme {
    didSet { looks.removeAll() }
  }
  private var looks: [UInt64: Look] = [:]
  private var cells: [cn_cell] = []
  private var decoder = KeyDecoder()
  private var pendingUntil: ContinuousClock.Instant?
  private var lastInput = ContinuousClock.now
  /// The terminal was asked something, and has not answered all of it.
  private var isAsked = false
  private var input = [UInt8](repeating: 0, count: 4096)

  /// What cells of one style look like.
  private struct Look {
    var foreground: Int32
    var background: Int32
    var attributes: UInt32
  }

  public init(_ options: CursesOptions = CursesOptions()) throws(CursesError) {
    theme = options.theme
    let result = Self.open(options)
    switch result {
    case CN_OK: break
    case CN_NO_TERMINAL: throw .noTerminal
    case CN_UNKNOWN_TYPE: throw .unknownType(options.type ?? Self.typeInEnvironment)
    case CN_TOO_SIMPLE: throw .tooSimple(options.type ?? Self.typeInEnvironment)
    case CN_ALREADY_OPEN: throw .alreadyOpen
    default: throw .noResources
    }
    colorDepth = ColorDepth(colors: Int(cn_colors()), hasDirectColor: cn_has_direct_color())
    // Every terminal answers the second question: after that nothing more is to come.
    if options.asksGround, colorDepth > .monochrome {
      isAsked = send("\u{1b}]11;?\u{1b}\\\u{1b}[c")
    }
  }

  deinit {
    cn_close()
  }

  private static var typeInEnvironment: String { String(cString: cn_type_wanted()) }

  private static func open(_ options: CursesOptions) -> cn_error {
    withOptionalCString(options.device) { device in
      withOptionalCString(options.type) { type in
        withOptionalCString(options.crashMessage.map { $0 + "\n" }) { message in
          var values = cn_options(
            device: device, type: type, no_color: options.noColor, mouse: options.mouse,
            signals: options.signals, log_descriptor: options.logDescriptor ?? -1,
            crash_message: message)
          return cn_open(&values)
        }
      }
    }
  }

  private static func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString(body)
  }

  // MARK: What it is

  public let colorDepth: ColorDepth
  public var name: String { String(cString: cn_type()) }
  /// False if only ASCII can be drawn: no UTF-8 locale was found.
  public var isUTF8: Bool { cn_is_utf8() }

  public var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cn_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  // MARK: Drawing

  public func present(_ buffer: CellBuffer, previous: CellBuffer?, cursor: Point?) {
    let size = self.size
    if previous == nil || previous?.size != buffer.size { cn_redraw() }
    for y in 0..<min(size.rows, buffer.size.rows) {
      for columns in buffer.columnsChanged(row: y, from: previous) {
        put(buffer.row(y), y, columns.clamped(to: 0..<size.columns))
      }
    }
    if let cursor, Rect(size: size).contains(cursor) {
      cn_flush(Int32(cursor.x), Int32(cursor.y))
    } else {
      cn_flush(-1, -1)
    }
  }

  private func put(_ row: ArraySlice<Cell>, _ y: Int, _ columns: Range<Int>) {
    guard !columns.isEmpty else { return }
    let row = row[row.startIndex + columns.lowerBound..<row.startIndex + columns.upperBound]
    guard var styleKey = row.first?.styleKey, var look = row.first.map(look) else { return }
    // Taken out while it is filled: every access to a member of a class is checked.
    var cells: [cn_cell] = []
    swap(&cells, &self.cells)
    defer { swap(&cells, &self.cells) }
    cells.removeAll(keepingCapacity: true)
    for cell in row {
      if cell.styleKey != styleKey {
        styleKey = cell.styleKey
        look = self.look(of: cell)
      }
      cells.append(
        cn_cell(
          scalars: (cell.base, cell.mark1, cell.mark2, cell.mark3), foreground: look.foreground,
          background: look.background, attributes: look.attributes, width: UInt32(cell.width)))
    }
    cn_put(Int32(y), Int32(columns.lowerBound), cells, Int32(cells.count))
  }

  private func look(of cell: Cell) -> Look {
    let key = cell.styleKey
    if let look = looks[key] { return look }
    let style = theme.resolve(cell.style, depth: colorDepth)
    let look = Look(
      foreground: Self.number(of: style.foreground), background: Self.number(of: style.background),
      attributes: UInt32(style.attributes.rawValue))
    looks[key] = look
    return look
  }

  private static func number(of color: ThemeColor) -> Int32 {
    switch color {
    case .default: -1
    case .indexed(let index): Int32(index)
    case .rgb(let red, let green, let blue):
      CN_RGB | Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }
  }

  // MARK: Input

  public var descriptors: [Int32] {
    [cn_input_descriptor(), cn_signal_descriptor()].filter { $0 >= 0 }
  }

  public var inputTimeout: Int? {
    guard let pendingUntil else { return nil }
    let left = pendingUntil - ContinuousClock.now
    return max(1, Int(left / .milliseconds(1)) + 1)
  }

  public func readEvents() -> [InputEvent] {
    let events = readSignals()
    return events + readKeys()
  }

  private func readSignals() -> [InputEvent] {
    var events: [InputEvent] = []
    while true {
      let event: InputEvent
      switch cn_next_signal() {
      case CN_SIGNAL_RESIZE:
        guard cn_resize() else { continue }
        event = .resize
      case CN_SIGNAL_TERMINATE: event = .terminate
      case CN_SIGNAL_SUSPEND: event = .suspend
      case CN_SIGNAL_CONTINUED:
        cn_reassert()
        event = .resumed
      default: return events
      }
      if events.last != event { events.append(event) }
    }
  }

  private func readKeys() -> [InputEvent] {
    var events: [InputEvent] = []
    // A paste may be long; the rest of it is read the next time.
    for _ in 0..<64 {
      let count = Int(cn_read(&input, Int32(input.count)))
      if count < 0 { return events + [.closed] }
      if count == 0 { break }
      let now = ContinuousClock.now
      events += decoder.feed(input[..<count], after: now - lastInput)
      lastInput = now
      if isAsked, events.contains(.reply(.attributes)) { isAsked = false }
      pendingUntil = decoder.patience.map { now + $0 }
      if count < input.count { break }
    }
    if let pendingUntil, pendingUntil <= ContinuousClock.now {
      events += decoder.flush()
      self.pendingUntil = nil
    }
    return events
  }

  // MARK: The rest

  public func suspend() {
    takeAnswers()
    cn_suspend()
  }

  public func resume() { cn_resume() }

  public func stop() {
    takeAnswers()
    cn_stop()
  }

  public func close() {
    takeAnswers()
    cn_close()
  }

  /// Answers that are under way would be typed into what has the terminal next. Only a program that
  /// ends or lends the terminal at once waits for them here.
  private func takeAnswers() {
    guard isAsked else { return }
    let end = ContinuousClock.now + Self.answerTime
    while isAsked, cn_wait_input(Int32(max(0, (end - .now) / .milliseconds(1)))) {
      if readKeys().contains(.closed) { break }
    }
    isAsked = false
  }
  public func ring() { cn_bell() }
  public func setMouse(_ isOn: Bool) { cn_set_mouse(isOn) }

  public func run(_ command: [String]) -> Int32? {
    takeAnswers()
    return runNow(command)
  }

  private func runNow(_ command: [String]) -> Int32? {
    withArguments(command) { arguments in
      let status = cn_run(arguments)
      return status < 0 ? nil : status
    }
  }

  /// The signal that asked the program to end; nil if none did.
  public var endingSignal: Int32? {
    let number = cn_ending_signal()
    return number == 0 ? nil : number
  }

  /// Ends the process by a signal's own default: its parent sees what ended it.
  public static func endProcess(by signal: Int32) { cn_end_by(signal) }

  public func setTitle(_ title: String) {
    send("\u{1b}]2;\(TextWidth.clip(title, to: 200))\u{7}")
  }

  public func copy(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= Clipboard.limit else { return false }
    return send("\u{1b}]52;c;\(Clipboard.base64(bytes))\u{7}")
  }

  @discardableResult
  private func send(_ text: String) -> Bool {
    let bytes = text.utf8.map { CChar(bitPattern: $0) }
    return cn_send(bytes, bytes.count)
  }
}
