extension AppState {
  /// What to say after the screen was given back: what of the drafts is on disk, and what is not.
  /// Nil: nothing, or the program goes on.
  public var farewell: String? {
    let writing = drafts.writing.flatMap { $0.isKept ? $0.id : nil }
    let all = drafts.unfinished.map(\.id) + [writing].compactMap(\.self)
    let unfinished = all.count { !records.unkept.contains(UnfinishedRecords.id(of: $0)) }
    guard isQuitting, !drafts.drafts.isEmpty || !all.isEmpty else { return nil }
    if records.unanswered > 0 { return "The disk did not answer: drafts may not be kept." }
    let lost = drafts.drafts.filter { records.unkept.contains(DraftRecords.id(of: $0.asset)) }
    let kept = drafts.drafts.count - lost.count
    var sentences: [String] = []
    if kept > 0 {
      let words = kept == 1 ? "1 draft is" : "\(kept) drafts are"
      sentences.append("\(words) kept on this machine, to be applied next time.")
    }
    if !lost.isEmpty {
      let names = lost.prefix(5).map { name(of: .asset($0.asset)) }.joined(separator: ", ")
      let rest = lost.count > 5 ? " and \(lost.count - 5) more" : ""
      sentences.append(
        "Not kept: the \(lost.count == 1 ? "draft" : "drafts") of \(names)\(rest)"
          + (records.problem.map { " (\($0))" } ?? "") + ".")
    }
    if all.count > unfinished {
      sentences.append(
        "Not kept: what was written and not finished"
          + (records.problem.map { " (\($0))" } ?? "") + ".")
    }
    if unfinished > 0 {
      sentences.append(
        unfinished == 1
          ? "An edit that is not finished is kept too, and offered the next time."
          : "\(unfinished) edits that are not finished are kept too, and offered the next time.")
    }
    return sentences.joined(separator: " ")
  }
}
