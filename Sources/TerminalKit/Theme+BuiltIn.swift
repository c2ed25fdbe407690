/// The themes that need no file.
extension Theme {
  /// The default: made for a dark background.
  public static let builtIn = compiled(
    name: "limn-dark", summary: "Calm colours for terminals with a dark background", limnDark)

  /// Attributes only, for terminals without colours.
  public static let mono = compiled(
    name: "mono", summary: "No colours: bold, underline and reverse only", monochrome)

  /// Lines of a role and its entry, as in the file of the theme; a test compares the two.
  private static func compiled(name: String, summary: String, _ lines: String) -> Theme {
    var roles: [String: ThemeEntry] = [:]
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let entry = try? ThemeEntry(parsing: String(parts[1])) else {
        continue
      }
      roles[String(parts[0])] = entry
    }
    return Theme(name: name, summary: summary, roles: roles)
  }

  private static let limnDark = """
    text: default
    dim: #8a8f9c
    accent: #5fafff
    title: #b4bac8
    title.focused: bold #ffd787
    selected: bold #ffffff on #2f4a75
    selected.unfocused: on #2c313c
    marked: bold #ffaf5f
    border: #4b5263
    border.focused: #5fafff
    header: #c6ccd8 on #21252e
    header.accent: bold #ffd787 on #21252e
    breadcrumb: #87afd7 on #21252e
    column.header: bold #87afd7
    status: #b4bac8 on #21252e
    key: bold #ffd787
    key.label: #9aa1b0
    state.running: #5fafff
    state.ok: #87d787
    state.warning: #ffd75f
    state.failed: bold #ff6b6b
    state.paused: #d7afff
    state.queued: #8a8f9c
    state.canceled: #afafaf
    state.unknown: #d7875f
    diff.added: #87d787
    diff.removed: #ff8787
    diff.context: #8a8f9c
    diff.header: bold #87afd7
    log.error: bold #ff6b6b
    log.warning: #ffd75f
    log.info: default
    log.debug: #767c8a
    log.time: #6c86a8
    stale: italic #878787
    secret: #767c8a
    match: #1c1c1c on #d7af5f
    match.current: bold #1c1c1c on #ffaf00
    input: default on #2c313c
    input.placeholder: italic #9aa1b0 on #2c313c
    input.focused: bold default on #2c313c
    tag: #d7afff
    link: underline #87afd7
    badge: bold #5fd7d7
    popup: default on #1c1f26
    popup.title: bold #ffd787 on #1c1f26
    popup.border: #5fafff on #1c1f26
    button: #c6ccd8 on #3a4150
    button.focused: bold #1c1c1c on #5fafff
    danger: bold #ff6b6b
    tab: #8a8f9c
    tab.selected: bold underline #ffd787
    error: bold #ff6b6b
    warning: #ffd75f
    success: #87d787
    skeleton: #444b58
    disabled: #626876
    draft: bold #ffaf5f
    bookmark: #ffd75f
    rating: #ffd75f
    chart: #5fafd7
    number: #87d7d7
    guide: #4b5263
    scrollbar: #3a4150
    scrollbar.thumb: #767c8a
    json.key: #87afd7
    json.string: #afd787
    json.number: #87d7d7
    json.literal: #d7afff
    json.punctuation: #767c8a
    """

  private static let monochrome = """
    text: default
    dim: dim
    accent: bold
    title: normal
    title.focused: bold
    selected: reverse
    selected.unfocused: underline
    marked: bold underline
    border: dim
    border.focused: bold
    header: reverse
    header.accent: bold reverse
    breadcrumb: reverse
    column.header: bold underline
    status: normal
    key: bold
    key.label: normal
    state.running: bold
    state.ok: normal
    state.warning: underline
    state.failed: bold underline
    state.paused: italic
    state.queued: dim
    state.canceled: dim
    state.unknown: italic
    diff.added: bold
    diff.removed: underline
    diff.context: dim
    diff.header: bold underline
    log.error: bold underline
    log.warning: bold
    log.info: normal
    log.debug: dim
    log.time: dim
    stale: dim italic
    secret: dim
    match: underline
    match.current: bold reverse
    input: underline
    input.placeholder: dim underline
    input.focused: bold underline
    tag: italic
    link: underline
    badge: bold
    popup: normal
    popup.title: bold
    popup.border: normal
    button: underline
    button.focused: bold reverse
    danger: bold underline
    tab: normal
    tab.selected: bold reverse
    error: bold underline
    warning: bold
    success: normal
    skeleton: dim
    disabled: dim
    draft: bold
    bookmark: bold
    rating: bold
    chart: normal
    number: normal
    guide: dim
    scrollbar: dim
    scrollbar.thumb: bold
    json.key: bold
    json.string: normal
    json.number: normal
    json.literal: italic
    json.punctuation: dim
    """
}
