public import PlatformModel

/// What lies over the panes and takes the keys. `Esc` removes the topmost.
public enum Overlay: Hashable, Sendable {
  case help(HelpState)
  case palette(PaletteState)
  case menu(MenuState)
  case confirm(ConfirmState)
  case form(FormState)
  case drafts(DraftsViewState)
  case conflict(ConflictState)
  case tray(TrayState)
  case requests(RequestsViewState)
  /// `RequestsState.opened`
  case exchange
  /// `APIConsoleState`
  case api
  case messages(MessagesViewState)
  case compare(CompareState)
  case reading(ReadingState)
}

/// `?`: the keys of the pane that had the focus, filterable.
public struct HelpState: Hashable, Sendable {
  public var pane: PaneID
  /// Commands that mean nothing now; they stand last.
  public var impossible: Set<Command>
  public var filter = TextInput()
  public var cursor = ListCursor()

  public init(pane: PaneID, impossible: Set<Command> = []) {
    self.pane = pane
    self.impossible = impossible
  }
}

/// `:`: commands, kinds and objects seen, found by typing.
public struct PaletteState: Hashable, Sendable {
  public var input = TextInput()
  public var cursor = ListCursor()
  /// What matches the input, best first.
  public var entries: [PaletteEntry] = []

  public init() {}
}

public struct PaletteEntry: Hashable, Sendable {
  public var title: String
  /// What kind of thing it is, or its keys: drawn on the right.
  public var detail: String
  public var target: Target

  public enum Target: Hashable, Sendable {
    case command(Command)
    case container(ContainerID)
    case asset(AssetID)
    case database(String)
    case job(JobID)
    case group(ContainerGroup)
    /// The list of a noun, by its name.
    case list(String)
  }

  public init(title: String, detail: String, target: Target) {
    self.title = title
    self.detail = detail
    self.target = target
  }
}

/// `a` (actions), `s` (sort), `f` (facets), `C` (copy): a list to choose from.
public struct MenuState: Hashable, Sendable {
  public var title: String
  public var items: [MenuItem]
  public var cursor = ListCursor()
  /// What can be done to the selection.
  var isOfActions = false

  public init(title: String, items: [MenuItem]) {
    self.title = title
    self.items = items
  }

  init(title: String, items: [MenuItem], isOfActions: Bool) {
    self.init(title: title, items: items)
    self.isOfActions = isOfActions
  }
}

public struct MenuItem: Hashable, Sendable {
  public var title: String
  public var detail: String
  /// Why it cannot be chosen now; nil if it can.
  public var disabledReason: String?
  public var choice: Choice

  public enum Choice: Hashable, Sendable {
    case command(Command)
    /// Something that changes the platform; it is confirmed first (or opens a form).
    case intent(Intent)
    case sort(AssetQuery.Sort?)
    /// Shown or hidden.
    case assetColumn(AssetColumn)
    case typeFacet(String?)
    /// Orders the list of a noun; nil: as the platform has it.
    case order(ListOrder?)
    /// Filters it.
    case filter(String)
    case tagFacet(String?)
    case copy(String)
    case bookmark(Bookmark)
    case job(JobID)
    case log(JobRunID)
    case openForm(FormPurpose)
    /// The whole of what stands in the list.
    indirect case read(ReadingState)
  }

  public init(title: String, detail: String = "", disabledReason: String? = nil, choice: Choice) {
    self.title = title
    self.detail = detail
    self.disabledReason = disabledReason
    self.choice = choice
  }
}

/// A question before the platform is changed. That nothing is done is the default.
public struct ConfirmState: Hashable, Sendable {
  public var title: String
  /// What will happen, to which thing, and whether it can be undone.
  public var lines: [String]
  /// The word on the button that acts: `Start`, `Delete` …
  public var verb: String
  /// On the other one; the two share no word: `Keep it running` beside `Cancel the run`.
  public var keep: String
  public var intent: Intent
  /// What has to be typed before it is done; nil: nothing.
  public var word: String?
  public var input = TextInput()
  /// What is wrong with what was typed; nil if nothing is.
  public var problem: String?
  public var isActing = false
  public var isDestructive: Bool

  public init(
    title: String, lines: [String], verb: String, keep: String = "Not now", intent: Intent,
    word: String? = nil, isDestructive: Bool = false
  ) {
    self.title = title
    self.lines = lines
    self.verb = verb
    self.keep = keep
    self.intent = intent
    self.word = word
    self.isDestructive = isDestructive
  }

  /// Something is typed, and it is what has to be.
  public var isTyped: Bool { word.map { input.text.trimmed == $0.trimmed } ?? false }
}

/// Everything that changes the platform, named with its object.
public enum Intent: Hashable, Sendable {
  case startRun(JobID, name: String)
  case cancelRun(JobRunID, name: String)
  case createDatabase(name: String, storageIDs: [String])
  case deleteDatabase(id: String, name: String)
  case applyDrafts([AssetID])
  case discardDrafts([AssetID])
  /// What was written and is no draft yet.
  case dropUnfinished(String)
  case call(OperationCall)
  /// Although not everything is on disk.
  case quit

  /// Drafts are no business of the platform until they are applied.
  var changesPlatform: Bool {
    switch self {
    case .discardDrafts, .dropUnfinished, .quit: false
    case .startRun, .cancelRun, .createDatabase, .deleteDatabase, .applyDrafts, .call: true
    }
  }
}

/// A form: labelled inputs, `Enter`/`Tab` walk, `ctrl-s` (or Enter on the last) accepts.
public struct FormState: Hashable, Sendable {
  public var title: String
  public var purpose: FormPurpose
  public var fields: [FormField]
  public var focused = 0
  /// What is wrong with the form as a whole; nil if nothing is.
  public var problem: String?
  /// What the inputs held when it was opened.
  public var original: [String]
  /// `Esc` was pressed on a form with changes; a second one drops them.
  public var isLeaving = false

  public init(title: String, purpose: FormPurpose, fields: [FormField]) {
    self.title = title
    self.purpose = purpose
    self.fields = fields
    original = fields.map(\.input.text)
  }

  /// Something was written.
  public var isChanged: Bool { fields.map(\.input.text) != original }
}

public enum FormPurpose: Hashable, Sendable {
  case editAsset(AssetID)
  case editMarked([AssetID])
  case createDatabase
  /// Settles one field of a conflict by writing it anew.
  case settleConflict(AssetID, AssetField)
  case export(ExportForm)
}

public struct FormField: Hashable, Sendable {
  public var id: String
  public var label: String
  public var kind: Kind
  public var input: TextInput
  /// What is wrong with it; nil if nothing is.
  public var problem: String?
  /// A word about what to write, drawn dim.
  public var hint: String

  public enum Kind: Hashable, Sendable {
    case line
    case paragraph
    /// Words separated by commas.
    case tags
    /// One of these; left and right change it.
    case choice([FormChoice])
  }

  public init(
    id: String, label: String, kind: Kind, input: TextInput = TextInput(), hint: String = ""
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.input = input
    self.hint = hint
  }
}

public struct FormChoice: Hashable, Sendable {
  public var value: String
  public var label: String

  public init(value: String, label: String) {
    self.value = value
    self.label = label
  }
}

/// `gm`: what was said in the status line.
public struct MessagesViewState: Hashable, Sendable {
  public var cursor = ListCursor()

  public init() {}
}
