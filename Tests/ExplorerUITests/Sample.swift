import ExplorerModel
import JSON
import PlatformModel

/// A small hand-made world, seen on 21 November 2026 at 09:41:11 in a place one hour east of UTC.
enum Sample {
  static let now = at("2026-11-21T08:41:11Z")
  static let retail = ContainerID(.catalog, "c-retail")
  static let finance = ContainerID(.catalog, "c-finance")
  static let churn = ContainerID(.project, "p-churn")
  static let customers = AssetID("a-customers", in: retail)

  static func at(_ iso: String) -> Timestamp {
    Timestamp(iso: iso) ?? Timestamp(milliseconds: 0)
  }

  static func ago(_ duration: Duration) -> Timestamp {
    now + (Duration.zero - duration)
  }

  /// Nothing but a start.
  static func empty(_ columns: Int = 120, _ rows: Int = 40) -> AppState {
    var state = AppState(
      context: ContextInfo(name: "demo", user: "admin", host: "127.0.0.1:9", hasAILake: true),
      now: now, zone: Zone(offset: 3_600), screen: ScreenSize(columns: columns, rows: rows))
    state.connection = .online
    return state
  }

  /// A catalog is open, an asset is inspected, runs are known.
  static func browsing(_ columns: Int = 120, _ rows: Int = 40) -> AppState {
    var state = empty(columns, rows)
    state.library = library
    fillContainers(&state)
    fillAssets(&state)
    fillInspector(&state)
    fillRelationships(&state)
    fillRuns(&state)
    state.layout.focus = .assets
    state.layout.main = .assets
    return state
  }

  // MARK: Things

  private static let assetRows: [(String, String, [String], Duration)] = [
    ("customers", "data_asset", ["gold", "pii"], .seconds(2 * 3_600)),
    ("customer_addresses", "data_asset", ["pii"], .seconds(2 * 3_600)),
    ("churn_model", "wml_model", ["ml"], .seconds(26 * 3_600)),
    ("nightly-load", "job", [], .seconds(3 * 86_400)),
    ("orders", "data_asset", ["gold"], .seconds(12 * 60)),
    ("orders_by_day", "data_asset", [], .seconds(40)),
    ("Übersicht Filialen", "dashboard", ["de"], .seconds(20 * 86_400)),
    ("顧客マスター", "data_asset", ["gold", "ja"], .seconds(5 * 86_400)),
    ("returns", "data_asset", [], .seconds(400 * 86_400)),
    ("explore_returns", "notebook", ["draft"], .seconds(9 * 3_600)),
    ("loyalty_cards", "data_asset", ["pii", "restricted"], .seconds(31 * 86_400)),
    ("warehouse", "connection", [], .seconds(90 * 86_400)),
  ]

  static var assets: [Asset] {
    assetRows.map { name, type, tags, age in
      Asset(
        id: AssetID("a-\(name)", in: retail), name: name, type: type, tags: tags, ownerID: "1001",
        createdAt: at("2025-03-04T10:00:00Z"), modifiedAt: ago(age), modifierID: "1002")
    }
  }

  static let description = """
    One row per person that ever bought. Loaded every night from the shop and the tills, \
    deduplicated by e-mail and loyalty card.
    """

  static var customersDetail: AssetDetail {
    var asset = assets[0]
    asset.description = description
    return AssetDetail(
      asset: asset, privacy: .public, rating: 4.5, ratingCount: 12, size: 4_210_000,
      state: "available", attributeNames: ["data_asset", "column_info", "data_profile"],
      attachmentNames: ["customers.parquet"])
  }

  static var library: Library {
    var library = Library()
    for (id, name) in [
      (retail, "Retail 360"), (finance, "Finance reporting"), (churn, "Churn"),
      (ContainerID(.project, "p-forecast"), "Forecast 2027"),
      (ContainerID(.space, "s-prod"), "Production"),
    ] {
      library.containers[id] = Container(id: id, name: name)
    }
    library.databases["db-1"] = AILakeDatabase(id: "db-1", name: "analytics")
    library.users = [
      "1001": User(id: "1001", displayName: "Ana Kovács"),
      "1002": User(id: "1002", displayName: "Petr Novák"),
    ]
    for asset in assets { library.assets[asset.id] = asset }
    let detail = customersDetail
    library.assets[detail.asset.id] = detail.asset
    library.details[detail.asset.id] = detail
    return library
  }

  // MARK: Panes

  private static func fillContainers(_ state: inout AppState) {
    func list(_ ids: [ContainerID], total: Total = .unknown) -> RemoteList<ContainerID> {
      loaded(ids, total: total)
    }
    state.containers.catalogs = list([finance, retail])
    state.containers.projects = list([churn, ContainerID(.project, "p-forecast")])
    state.containers.spaces = list([ContainerID(.space, "s-prod")])
    state.containers.databases = loaded(["db-1"])
    var facets = ContainerFacets()
    facets.total = .exact(2_317)
    facets.types = [FacetCount("data_asset", 1_904), FacetCount("notebook", 213)]
    facets.phase = .loaded(at: ago(.seconds(30)))
    state.containers.facets[retail] = facets
    facets.total = .exact(812)
    state.containers.facets[finance] = facets
    state.containers.rows = [
      row(.group(.catalogs), 0, open: true),
      row(.container(finance), 1, open: false),
      row(.container(retail), 1, open: true),
      row(.assetType(retail, "data_asset"), 2),
      row(.assetType(retail, "notebook"), 2),
      row(.group(.projects), 0, open: true),
      row(.container(churn), 1, open: false),
      row(.container(ContainerID(.project, "p-forecast")), 1, open: false),
      row(.group(.spaces), 0, open: false),
      row(.group(.aiLake), 0, open: true),
      row(.database("db-1"), 1, open: false),
    ]
    state.containers.cursor.selected = 2
  }

  private static func row(
    _ node: ContainerNode, _ depth: Int, open: Bool? = nil
  ) -> ContainerRow {
    ContainerRow(
      content: .node(node), depth: depth, isExpanded: open ?? false, isExpandable: open != nil)
  }

  static func loaded<Row>(
    _ rows: [Row], total: Total = .unknown, next: PageCursor? = nil
  ) -> RemoteList<Row> {
    var list = RemoteList<Row>()
    list.rows = rows
    list.total = total
    list.next = next
    list.readAt = ago(.seconds(30))
    list.phase = .loaded(at: ago(.seconds(30)))
    return list
  }

  private static func fillAssets(_ state: inout AppState) {
    state.assets.container = retail
    state.assets.list = loaded(
      assets.map(\.id), total: .exact(2_317), next: PageCursor("200"))
    state.assets.sort = AssetQuery.Sort(.name)
  }

  private static func fillInspector(_ state: inout AppState) {
    state.inspector.subject = .asset(customers)
    state.inspector.phase = .loaded(at: ago(.seconds(20)))
    state.inspector.readAt = ago(.seconds(20))
  }

  private static func fillRelationships(_ state: inout AppState) {
    let orders = AssetID("a-orders", in: retail)
    func end(_ name: String, _ asset: AssetID, _ title: String, _ type: String) -> Relationship {
      Relationship(name: name, asset: asset, relatedName: title, relatedType: type)
    }
    let tills = end("derived_from", orders, "orders", "data_asset")
    let model = end(
      "used_by", AssetID("a-churn_model", in: retail), "churn_model", "wml_model")
    let back = end("derived_from", customers, "customers", "data_asset")
    state.library.relationships[customers] = [tills, model]
    state.relationships.root = customers
    state.relationships.totals[customers] = .exact(14)
    state.relationships.phases[customers] = .loaded(at: ago(.seconds(20)))
    let path = RelationPath()
    state.relationships.rows = [
      RelationRow(
        path: path, depth: 0,
        content: .group(name: "derived_from", count: 2, isPartial: false), isExpanded: true),
      RelationRow(path: path, depth: 1, content: .end(tills, isCycle: false)),
      RelationRow(
        path: path, depth: 0, content: .group(name: "used_by", count: 11, isPartial: true),
        isExpanded: true),
      RelationRow(path: path, depth: 1, content: .end(model, isCycle: false), isExpanded: true),
      RelationRow(
        path: path, depth: 2,
        content: .group(name: "derived_from", count: 1, isPartial: false), isExpanded: true),
      RelationRow(path: path, depth: 3, content: .end(back, isCycle: true)),
      RelationRow(path: path, depth: 1, content: .more(customers)),
    ]
  }

  // MARK: Runs

  static let nightly = JobID("j-nightly", in: churn)
  static let running = JobRunID("1841-5f2c", of: nightly)

  private static func fillRuns(_ state: inout AppState) {
    let train = JobID("j-train", in: churn)
    let report = JobID("j-report", in: churn)
    let idle = JobID("j-idle", in: churn)
    for (id, name) in [
      (nightly, "nightly-load"), (train, "churn-train"), (report, "weekly-report"),
      (idle, "backfill 2019"),
    ] {
      state.library.jobs[id] = Job(id: id, name: name, type: "notebook")
    }
    var history: [JobRunID] = []
    func add(_ run: JobRun) {
      state.library.runs[run.id] = run
      history.append(run.id)
    }
    add(
      JobRun(
        id: running, jobName: "nightly-load", state: .running,
        startedAt: ago(.seconds(252))))
    let past: [(RunState, Int)] = [
      (.completed, 900), (.completed, 780), (.failed, 1_200), (.completed, 400),
      (.completedWithWarnings, 460), (.completed, 300),
    ]
    for (index, (word, seconds)) in past.enumerated() {
      add(ended("n\(index)", nightly, word, seconds: seconds, days: index + 1))
    }
    state.runs.runsByJob[nightly] = history
    state.library.runs[JobRunID("t0", of: train)] = ended(
      "t0", train, .failed, seconds: 1_900, days: 1)
    state.library.runs[JobRunID("t1", of: train)] = ended(
      "t1", train, .completed, seconds: 1_500, days: 2)
    state.runs.runsByJob[train] = [JobRunID("t0", of: train), JobRunID("t1", of: train)]
    let warned = ended("r0", report, .completedWithWarnings, seconds: 61, days: 4)
    state.library.runs[warned.id] = warned
    state.runs.runsByJob[report] = [warned.id]
    state.runs.container = churn
    state.runs.phase = .loaded(at: ago(.seconds(3)))
    state.runs.readAt = ago(.seconds(3))
    state.runs.pollInterval = .seconds(3)
    state.runs.isFollowed = true
    state.runs.rows = [
      JobRunRow(job: nightly, run: running), JobRunRow(job: train, run: JobRunID("t0", of: train)),
      JobRunRow(job: report, run: warned.id), JobRunRow(job: idle, run: nil),
    ]
    state.runs.selected = state.runs.rows[0]
    state.runs.going = [running]
  }

  private static func ended(
    _ id: String, _ job: JobID, _ word: RunState, seconds: Int, days: Int
  ) -> JobRun {
    let start = ago(.seconds(days * 86_400))
    return JobRun(
      id: JobRunID(id, of: job), state: word, startedAt: start,
      endedAt: start + .seconds(seconds), duration: .seconds(seconds))
  }
}
