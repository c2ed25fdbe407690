import TerminalKit

extension PaneTitle {
  /// How the words and what is between them look.
  struct Look {
    var number: Int
    var isFocused: Bool
    var separator: String
    var ellipsis: String
  }

  private enum Form {
    case long, short, gone
  }

  /// Columns a long name has at least, where what is searched and filtered needs the others.
  private static let leastName = 8

  /// Whether everything from `rank` on fits into `width` at its full length.
  func fits(_ width: Int, from rank: Int, _ look: Look) -> Bool {
    var title = self
    title.name = TextWidth.clip(name, to: Self.leastName, ellipsis: look.ellipsis)
    title.parts.removeAll { $0.rank < rank }
    return title.line(title.parts.map { _ in .long }, look).columns <= width
  }

  /// The spans that fit into `width`: first parts get short, then the least important are left out.
  func spans(width: Int, _ look: Look) -> [Span] {
    var forms: [Form] = parts.map { _ in .long }
    var spans = line(forms, look)
    let rising = parts.indices.sorted { rank($0) < rank($1) }
    func change(_ index: Int, to form: Form) {
      guard spans.columns > width else { return }
      forms[index] = form
      spans = line(forms, look)
    }
    for index in rising where parts[index].short != nil { change(index, to: .short) }
    for index in rising where parts[index].rank < 8 { change(index, to: .gone) }
    // Where parts were left out, others may be long again.
    for index in rising.reversed() where forms[index] == .short {
      var longer = forms
      longer[index] = .long
      let line = line(longer, look)
      if line.columns <= width { (forms, spans) = (longer, line) }
    }
    let room = max(Self.leastName, TextWidth.width(of: name) - max(0, spans.columns - width))
    guard room < TextWidth.width(of: name), spans.count > 1 else { return spans }
    spans[1].text = " " + TextWidth.clip(name, to: room, ellipsis: look.ellipsis)
    return spans
  }

  /// Of parts of one rank the last gives way first.
  private func rank(_ index: Int) -> Int { parts[index].rank * 100 - index }

  private func line(_ forms: [Form], _ look: Look) -> [Span] {
    let style: Style = look.isFocused ? Style.titleFocused.bold : .title
    var spans = [Span(String(look.number), look.isFocused ? .key : .dim), Span(" \(name)", style)]
    for (part, form) in zip(parts, forms) where form != .gone {
      spans.append(Span(look.separator, .dim))
      spans += form == .short ? part.short ?? part.spans : part.spans
    }
    spans.append(Span(" ", .border))
    return spans
  }
}
