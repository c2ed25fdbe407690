/// The themes that need no file.
extension Theme {
  /// The default on a dark ground, and where the terminal's is not known.
  public static let builtIn = compiled(
    name: "limn-dark", summary: "Calm colours for terminals with a dark background", limnDark)

  /// The default on a light ground.
  public static let builtInLight = compiled(
    name: "limn-light", summary: "The same calm for terminals with a light background", limnLight)

  /// All of these.
  public static let withoutFiles = [builtIn, builtInLight, mono]

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
    text: #d3d7e0 on #16181d
    dim: #8a8f9c
    accent: #5fafff
    title: #b4bac8
    title.focused: bold #ffd787
    selected: bold #ffffff on #2f4a75
    selected.unfocused: #d3d7e0 on #2c313c
    marked: bold #ffaf5f
    border: #646c7f
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
    log.info: #d3d7e0
    log.debug: #878d9b
    log.time: #7891b3
    stale: italic #878787
    secret: #878d9b
    match: #1c1c1c on #d7af5f
    match.current: bold #1c1c1c on #ffaf00
    input: #d3d7e0 on #2c313c
    input.placeholder: italic #9aa1b0 on #2c313c
    input.focused: bold #ffffff on #2c313c
    tag: #d7afff
    link: underline #87afd7
    badge: bold #5fd7d7
    popup: #d3d7e0 on #1c1f26
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
    skeleton: #646c7f
    disabled: #6e7584
    draft: bold #ffaf5f
    bookmark: #ffd75f
    rating: #ffd75f
    chart: #5fafd7
    number: #87d7d7
    guide: #646c7f
    scrollbar: #646c7f
    scrollbar.thumb: #a4abba
    json.key: #87afd7
    json.string: #afd787
    json.number: #87d7d7
    json.literal: #d7afff
    json.punctuation: #878d9b
    """

  private static let limnLight = """
    text: #24272e on #fbfbfc
    dim: #666973
    accent: #005faf
    title: #3a4150
    title.focused: bold #875f00
    selected: bold #000000 on #b9d3f3
    selected.unfocused: #24272e on #e0e3e8
    marked: bold #a15400
    border: #878c96
    border.focused: #005faf
    header: #303540 on #e4e7ec
    header.accent: bold #875f00 on #e4e7ec
    breadcrumb: #005f87 on #e4e7ec
    column.header: bold #005f87
    status: #3a4150 on #e4e7ec
    key: bold #875f00
    key.label: #5c6270
    state.running: #005fd7
    state.ok: #00752a
    state.warning: #8a6500
    state.failed: bold #c00020
    state.paused: #7a3fb0
    state.queued: #666973
    state.canceled: #5f5f5f
    state.unknown: #a0522d
    diff.added: #00752a
    diff.removed: #c00020
    diff.context: #666973
    diff.header: bold #005f87
    log.error: bold #c00020
    log.warning: #8a6500
    log.info: #24272e
    log.debug: #676b75
    log.time: #3f6a92
    stale: italic #696969
    secret: #676b75
    match: #000000 on #ffe08a
    match.current: bold #000000 on #ffb000
    input: #24272e on #e4e7ec
    input.placeholder: italic #5c6270 on #e4e7ec
    input.focused: bold #000000 on #e4e7ec
    tag: #7a3fb0
    link: underline #005f87
    badge: bold #00707a
    popup: #24272e on #f1f2f5
    popup.title: bold #7d5800 on #f1f2f5
    popup.border: #005faf on #f1f2f5
    button: #303540 on #d3d7de
    button.focused: bold #ffffff on #005faf
    danger: bold #c00020
    tab: #666973
    tab.selected: bold underline #875f00
    error: bold #c00020
    warning: #8a6500
    success: #00752a
    skeleton: #878c96
    disabled: #868b95
    draft: bold #a15400
    bookmark: #8a6500
    rating: #8a5d00
    chart: #006fa8
    number: #00707a
    guide: #878c96
    scrollbar: #878c96
    scrollbar.thumb: #5c6270
    json.key: #005f87
    json.string: #3f7500
    json.number: #00707a
    json.literal: #7a3fb0
    json.punctuation: #676b75
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
