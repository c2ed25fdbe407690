import ExplorerModel
import JSON
import PlatformModel

extension Sample {
  /// Two drafts are staged, one of them in conflict; they are being looked at.
  static func drafting(_ columns: Int, _ rows: Int) -> AppState {
    var state = browsing(columns, rows)
    let base = customersDetail
    var orders = AssetDetail(asset: assets[4])
    orders.asset.description = "Orders."
    var theirs = orders
    theirs.asset.description = "All orders."
    state.drafts.drafts = [
      Draft(
        asset: customers, base: base,
        edits: [
          .description: .string(
            """
            One row per person that ever bought. Loaded every hour from the shop, the app and the \
            tills, deduplicated by e-mail and loyalty card. Owner: marketing.
            """), .tags: .array([.string("gold"), .string("pii"), .string("gdpr")]),
        ], stagedAt: ago(.seconds(180))),
      Draft(
        asset: orders.asset.id, base: orders, edits: [.description: .string("Every order.")],
        stagedAt: ago(.seconds(1_200)),
        status: .conflict(theirs: theirs, fields: [.description])),
    ]
    state.overlays = [.drafts(DraftsViewState())]
    return state
  }
}
