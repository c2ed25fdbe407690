/// A job of the world: what it runs, when, how long that takes, and how well it goes.
struct JobSpec: Sendable {
  let container: WorldContainer
  let name: String
  /// `asset_ref_type`: the type of what it runs.
  let type: String
  /// Name of the asset it runs, in the same container.
  let runs: String
  let description: String
  let owner: WorldUser
  let schedule: JobSchedule?
  /// Days of history.
  let days: Int
  /// Seconds an ordinary run takes, and how many percent more now than at the start of the history.
  let seconds: Int
  let growth: Int
  /// Of a hundred runs, how many do not end well.
  let trouble: Int
  /// How the last run ended, where that belongs to the story.
  let lastOutcome: RunOutcome?
  /// A run that is going on now.
  let active: Active?

  struct Active: Sendable {
    /// Seconds before now that it was started, and how long it goes on in all.
    let startedAgo: Int
    let seconds: Int
  }

  init(
    _ container: WorldContainer, _ name: String, _ type: String, runs: String,
    _ description: String, owner: WorldUser, schedule: JobSchedule? = nil, days: Int = 0,
    seconds: Int = 90, growth: Int = 0, trouble: Int = 8, lastOutcome: RunOutcome? = nil,
    active: Active? = nil
  ) {
    self.container = container
    self.name = name
    self.type = type
    self.runs = runs
    self.description = description
    self.owner = owner
    self.schedule = schedule
    self.days = days
    self.seconds = seconds
    self.growth = growth
    self.trouble = trouble
    self.lastOutcome = lastOutcome
    self.active = active
  }

  var id: String { WorldID.named("\(container.scope.id)/job/\(name)") }

  var end: WorldRelationship.End {
    WorldRelationship.End(
      scope: container.scope, assetID: id, assetName: name, assetType: "job", columnName: nil)
  }
}
