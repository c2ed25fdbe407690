/// Everything a user can ask for with a key, an entry of the palette or of a menu.
///
/// The table of words is `Command.words`, whether it is possible is `Command.availability(in:)`;
/// which key means it is the key map's business (`ExplorerUI/Keymap`).
public enum Command: String, Hashable, Sendable, CaseIterable {
  // Moving
  case moveDown
  case moveUp
  case moveLeft
  case moveRight
  case pageDown
  case pageUp
  case halfPageDown
  case halfPageUp
  case first
  case last
  case open
  case up
  case escape
  case historyBack
  case historyForward

  // Panes
  case focusContainers
  case focusAssets
  case focusInspector
  case focusRelationships
  case focusRuns
  case focusLog
  case focusNext
  case focusPrevious
  case zoom
  case grow
  case shrink

  // Finding
  case palette
  case filter
  case nextMatch
  case previousMatch
  case facets
  case sort
  case bookmark
  case bookmarks

  // Looking
  case overview
  case json
  case columns
  case relations
  case revisions
  case nextTab
  case previousTab
  case log
  case foldAll
  case unfoldAll
  case jsonOrYAML
  case compare
  case wideOrWrap
  case timestamps
  case filterLines
  case moreContext
  case lessContext
  case refresh
  case requests
  case api
  case messages
  case tray
  case watch
  case problems
  case openInBrowser
  case help

  // Marking and copying
  case mark
  case markRange
  case invertMarks
  case copyName
  case copyMenu
  case save

  // Editing and acting
  case edit
  case editInEditor
  case drafts
  case undo
  case redo
  case act

  // Inside overlays
  case accept
  case apply
  case applyAll
  case discard
  case nextField
  case previousField
  case chooseMine
  case chooseTheirs

  // The program
  case mouse
  case redraw
  case suspend
  case cancelRequest
  case quit
}
