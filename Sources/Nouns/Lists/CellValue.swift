public import PlatformModel

/// What stands in one column of one row, before it is written in any format.
public enum CellValue: Hashable, Sendable {
  case text(String)
  case texts([String])
  case number(Int)
  case decimal(Double)
  case flag(Bool)
  case moment(Timestamp)
  /// How long something took.
  case span(Duration)
  /// A word for how something is, with the colour it has on a terminal.
  case state(String, Tone)
  /// By id; people are shown a name.
  case user(String)
  case container(ContainerID)
  case none

  public enum Tone: Hashable, Sendable {
    case good
    case bad
    case busy
    case dim
  }

  public init(_ text: String?) {
    self = text.map { $0.isEmpty ? .none : .text($0) } ?? .none
  }

  public init(_ texts: [String]) {
    self = texts.isEmpty ? .none : .texts(texts)
  }

  public init(_ number: Int?) {
    self = number.map { .number($0) } ?? .none
  }

  public init(_ moment: Timestamp?) {
    self = moment.map { .moment($0) } ?? .none
  }

  public init(user id: String?) {
    self = id.map { $0.isEmpty ? .none : .user($0) } ?? .none
  }

  /// For programs: moments in UTC with milliseconds, spans in seconds, nothing for nothing.
  public var plain: String {
    switch self {
    case .text(let text), .state(let text, _), .user(let text): text
    case .container(let id): id.id
    case .texts(let texts): texts.joined(separator: ",")
    case .number(let number): String(number)
    case .decimal(let number): Self.short(number)
    case .flag(let flag): flag ? "true" : "false"
    case .moment(let moment): moment.iso
    case .span(let span): Self.seconds(span)
    case .none: ""
    }
  }

  /// For people; `utcOffset` is that of the place they are at, in seconds.
  public func words(utcOffset: (Timestamp) -> Int) -> String {
    switch self {
    case .texts(let texts): texts.joined(separator: ", ")
    case .moment(let moment):
      Self.minute(CivilDate(timestamp: moment, offset: utcOffset(moment)))
    case .span(let span): Self.clock(span)
    case .none: "-"
    default: plain
    }
  }

  public var tone: Tone? {
    switch self {
    case .state(_, let tone): tone
    case .none: .dim
    default: nil
    }
  }

  /// Digits stand right.
  public var isNumeric: Bool {
    switch self {
    case .number, .decimal, .span: true
    default: false
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  private static func minute(_ date: CivilDate) -> String {
    "\(date.isoDay) \(date.isoTime.prefix(5))"
  }

  private static func seconds(_ span: Duration) -> String {
    let (seconds, rest) = span.components
    let tenths = rest / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds)" : "\(seconds).\(abs(tenths))"
  }

  /// `00:12:30`, as the panes write it.
  private static func clock(_ span: Duration) -> String {
    let seconds = max(0, Int(span.components.seconds))
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}

extension CellValue: Comparable {
  /// Numbers, moments and spans by their size, words without regard to capitals, nothing last.
  public static func < (a: CellValue, b: CellValue) -> Bool {
    switch (a, b) {
    case (.none, _): false
    case (_, .none): true
    case (.moment(let a), .moment(let b)): a < b
    case (.span(let a), .span(let b)): a < b
    default:
      if let x = a.size, let y = b.size { x < y } else { precedes(a.plain, b.plain) }
    }
  }

  private var size: Double? {
    switch self {
    case .number(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    let (x, y) = (a.lowercased(), b.lowercased())
    return x == y ? a < b : x < y
  }
}
