/// One figure, with what it should be and what it is compared to.
struct Measurement {
  var name: String
  var figure: Double
  var unit: Unit
  var target: Target = .none
  /// The peer or the floor, measured in the same run, in words: `tig 12.0 ms`.
  var peer = ""

  enum Target {
    case none
    case atMost(Double)
    case atLeast(Double)
  }

  enum Unit: String {
    case milliseconds = "ms"
    case bytes = "B"
    case megabytes = "MB"
    case times = "x"
    case perSecond = "/s"
    case count = ""
  }

  var isMet: Bool {
    switch target {
    case .none: true
    case .atMost(let most): figure <= most
    case .atLeast(let least): figure >= least
    }
  }

  var targetText: String {
    switch target {
    case .none: ""
    case .atMost(let most): "≤ \(unit.text(most))"
    case .atLeast(let least): "≥ \(unit.text(least))"
    }
  }
}

extension Measurement.Unit {
  /// Three digits that mean something, thousands grouped.
  func text(_ value: Double) -> String {
    let number =
      switch abs(value) {
      case 100...: Self.grouped(Int(value.rounded()))
      case 10..<100: Self.decimals(value, 1)
      default: value == value.rounded() ? String(Int(value)) : Self.decimals(value, 2)
      }
    return switch self {
    case .count: number
    case .perSecond, .times: number + rawValue
    default: "\(number) \(rawValue)"
    }
  }

  private static func decimals(_ value: Double, _ places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100.0
    let scaled = Int((abs(value) * scale).rounded())
    let rest = String(scaled % Int(scale))
    let padded = String(repeating: "0", count: places - rest.count) + rest
    return "\(value < 0 ? "-" : "")\(scaled / Int(scale)).\(padded)"
  }

  private static func grouped(_ value: Int) -> String {
    var digits = Array(String(abs(value)))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (value < 0 ? "-" : "") + String(digits)
  }
}
