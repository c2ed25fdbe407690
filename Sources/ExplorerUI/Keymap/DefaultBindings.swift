import ExplorerModel
import TerminalKit

/// The table of keys as it comes: dispatch, footer, help, palette and manual page are made from it.
enum DefaultBindings {
  static let all: [Binding] =
    bindings(everywhere, in: .everywhere)
    + panes.flatMap { bindings($0.1, in: .pane($0.0)) }
    + popups.flatMap { popup in
      popup.0.flatMap { bindings(popup.1, in: .popup($0)) }
    }

  private typealias Line = (Command, [String])

  private static func bindings(_ lines: [Line], in scope: Binding.Scope) -> [Binding] {
    lines.flatMap { command, keys in
      keys.compactMap { KeyPress.sequence(parsing: $0) }.map {
        Binding(keys: $0, command: command, scope: scope)
      }
    }
  }

  private static let everywhere: [Line] = [
    (.open, ["enter"]), (.up, ["backspace"]), (.escape, ["escape"]),
    (.moveDown, ["j", "down"]), (.moveUp, ["k", "up"]),
    (.moveLeft, ["h", "left"]), (.moveRight, ["l", "right"]),
    (.halfPageDown, ["ctrl-d"]), (.halfPageUp, ["ctrl-u"]),
    (.pageDown, ["pagedown", "ctrl-f"]), (.pageUp, ["pageup", "ctrl-b"]),
    (.first, ["gg", "home"]), (.last, ["G", "end"]),
    (.historyBack, ["[", "alt-left"]), (.historyForward, ["]", "alt-right"]),
    (.focusContainers, ["1"]), (.focusAssets, ["2"]), (.focusInspector, ["3"]),
    (.focusRelationships, ["4"]), (.focusRuns, ["5"]), (.focusLog, ["6"]),
    (.focusNext, ["tab"]), (.focusPrevious, ["shift-tab"]),
    (.zoom, ["z"]), (.grow, ["+"]), (.shrink, ["_"]),
    (.palette, [":", "ctrl-p"]), (.filter, ["/"]),
    (.nextMatch, ["n"]), (.previousMatch, ["N"]), (.facets, ["f"]), (.sort, ["s"]),
    (.overview, ["d"]), (.json, ["y"]), (.columns, ["K"]), (.relations, ["x"]),
    (.revisions, ["H"]), (.nextTab, ["."]), (.previousTab, [","]),
    (.foldAll, ["<"]), (.unfoldAll, [">"]),
    (.wideOrWrap, ["w"]), (.timestamps, ["t"]), (.filterLines, ["&"]),
    (.lessContext, ["-"]),
    (.refresh, ["ctrl-r", "r"]), (.requests, ["@"]), (.messages, ["gm"]), (.api, ["ga"]),
    (.tray, ["T"]),
    (.help, ["?"]),
    (.compare, ["="]), (.jsonOrYAML, ["J"]), (.watch, ["W"]), (.problems, ["!"]),
    (.openInBrowser, ["o"]), (.bookmark, ["m"]), (.bookmarks, ["'"]), (.mouse, ["%"]),
    (.mark, ["space"]), (.markRange, ["V"]), (.invertMarks, ["*"]),
    (.copyName, ["c"]), (.copyMenu, ["C"]), (.save, ["ctrl-s"]),
    (.edit, ["e"]), (.editInEditor, ["E"]), (.drafts, ["p"]), (.undo, ["U"]),
    (.redo, ["ctrl-y"]), (.act, ["a"]),
    (.redraw, ["ctrl-l"]), (.suspend, ["ctrl-z"]), (.cancelRequest, ["ctrl-c"]), (.quit, ["q"]),
  ]

  /// `l` opens a log where there is one, and moves to the right elsewhere; `+` shows more around the
  /// lines a log is filtered to, and makes a pane larger elsewhere.
  private static let panes: [(PaneID, [Line])] = [
    (.assets, [(.log, ["l"])]), (.runs, [(.log, ["l"])]), (.log, [(.moreContext, ["+"])]),
  ]

  private static let lists: [Line] = [
    (.moveDown, ["j", "down"]), (.moveUp, ["k", "up"]),
    (.pageDown, ["pagedown", "ctrl-f"]), (.pageUp, ["pageup", "ctrl-b"]),
    (.halfPageDown, ["ctrl-d"]), (.halfPageUp, ["ctrl-u"]),
    (.first, ["gg", "home"]), (.last, ["G", "end"]),
  ]

  private static let program: [Line] = [
    (.redraw, ["ctrl-l"]), (.suspend, ["ctrl-z"]), (.cancelRequest, ["ctrl-c"]),
  ]

  private static let typed: [Line] = [
    (.accept, ["enter"]), (.escape, ["escape"]),
    (.moveDown, ["down", "ctrl-n", "tab"]), (.moveUp, ["up", "ctrl-p", "shift-tab"]),
    (.pageDown, ["pagedown"]), (.pageUp, ["pageup"]),
  ]

  private static let popups: [([Popup], [Line])] = [
    ([.palette, .help], typed + program),
    (
      [.menu],
      lists + [(.accept, ["enter"]), (.discard, ["D"]), (.escape, ["escape", "q"])] + program
    ),
    (
      [.compare],
      lists + [(.copyName, ["c"]), (.escape, ["escape", "q", "="])] + program
    ),
    (
      [.reading],
      lists + [(.copyName, ["c"]), (.accept, ["enter"]), (.escape, ["escape", "q"])] + program
    ),
    (
      [.confirm],
      [
        (.accept, ["enter"]), (.escape, ["escape", "q"]), (.nextField, ["tab", "right", "l"]),
        (.previousField, ["shift-tab", "left", "h"]),
      ] + program
    ),
    (
      [.form],
      [
        (.accept, ["ctrl-s"]), (.nextField, ["tab"]), (.previousField, ["shift-tab"]),
        (.escape, ["escape"]),
      ] + program
    ),
    (
      [.drafts],
      lists + [
        (.apply, ["a"]), (.applyAll, ["A"]), (.discard, ["D"]), (.edit, ["e"]),
        (.open, ["enter"]), (.filter, ["/"]), (.mark, ["space"]), (.invertMarks, ["*"]),
        (.undo, ["U"]), (.redo, ["ctrl-y"]), (.escape, ["escape", "q", "p"]),
      ] + program
    ),
    (
      [.conflict],
      lists + [
        (.chooseMine, ["m", "left"]), (.chooseTheirs, ["t", "right"]), (.edit, ["e"]),
        (.accept, ["enter", "ctrl-s"]), (.escape, ["escape", "q"]),
      ] + program
    ),
    (
      [.tray],
      lists + [
        (.open, ["enter"]), (.act, ["a"]), (.discard, ["D"]), (.refresh, ["ctrl-r", "r"]),
        (.escape, ["escape", "q", "T"]),
      ] + program
    ),
    (
      [.requests],
      lists + [
        (.open, ["enter"]), (.filter, ["/"]), (.copyName, ["c"]), (.copyMenu, ["C"]),
        (.escape, ["escape", "q", "@"]),
      ] + program
    ),
    (
      [.api],
      [
        (.accept, ["enter", "ctrl-s"]), (.escape, ["escape"]), (.moveDown, ["down", "ctrl-n"]),
        (.moveUp, ["up", "ctrl-p"]), (.nextField, ["tab"]), (.previousField, ["shift-tab"]),
        (.pageDown, ["pagedown"]), (.pageUp, ["pageup"]),
      ] + program
    ),
    (
      [.exchange],
      lists + [
        (.open, ["enter"]), (.moveLeft, ["h", "left"]), (.moveRight, ["l", "right"]),
        (.filter, ["/"]), (.nextMatch, ["n"]), (.previousMatch, ["N"]), (.foldAll, ["<"]),
        (.unfoldAll, [">"]), (.copyName, ["c"]), (.copyMenu, ["C"]), (.tray, ["T"]),
        (.jsonOrYAML, ["J"]), (.escape, ["escape", "q"]),
      ] + program
    ),
    (
      [.messages],
      lists + [(.open, ["enter"]), (.copyName, ["c"]), (.escape, ["escape", "q"])] + program
    ),
  ]
}
