import PlatformModel

/// Writes a call down line by line.
struct ExchangeLines {
  let call: RecordedCall
  let folded: [ExchangeView.Side: Set<String>]
  var isYAML = false
  /// The last look at what the call began; nil: none, or it goes on.
  var end: RecordedCall?
  /// Nobody reads more, and memory is not free.
  private static let maximumTextLines = 20_000

  var all: [ExchangeView.Line] {
    var lines: [ExchangeView.Line] = [.title("Request")]
    lines += message(call.request, .request)
    lines += [.blank, .title("Response")]
    guard call.status != nil else { return lines + [.note("There was no answer.")] }
    lines += message(call.response, .response)
    guard let end else { return lines }
    lines += [.blank, .title("In the end"), .note("\(end.method) \(end.target)")]
    return lines + body(end.response.body, .end)
  }

  private func message(
    _ message: RecordedCall.Message, _ side: ExchangeView.Side
  ) -> [ExchangeView.Line] {
    let headers = message.headers.map { ExchangeView.Line.header($0) }
    let body = body(message.body, side)
    return headers + (headers.isEmpty || body.isEmpty ? [] : [.blank]) + body
  }

  private func body(_ body: RecordedCall.Body, _ side: ExchangeView.Side) -> [ExchangeView.Line] {
    switch body {
    case .none: []
    case .json(let document):
      JSONTree.lines(of: document, folded: folded[side] ?? [], isYAML: isYAML)
        .map { .json(side, $0) }
    case .text(let text): self.lines(of: text)
    case .binary(let bytes): [.note("\(Plural.count(bytes.count, "byte")), and no text.")]
    case .notKept(let why): [.note("Not kept: \(why).")]
    }
  }

  private func lines(of text: String) -> [ExchangeView.Line] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let shown = lines.prefix(Self.maximumTextLines).map { ExchangeView.Line.text(String($0)) }
    let rest = lines.count - shown.count
    return rest > 0 ? shown + [.note("\(rest) more lines are not shown.")] : shown
  }
}
