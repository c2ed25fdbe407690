import ArgumentParser
import Nouns
import PlatformModel

/// `limn run`: what can be done with a run of a job.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Start runs of jobs, look at them, wait for them, end them.",
    subcommands: [
      RunStartCommand.self, RunGetCommand.self, RunWaitCommand.self, RunLogsCommand.self,
      RunCancelCommand.self, RunPauseCommand.self, RunResumeCommand.self,
    ])
}

/// `limn run get`: how one run is doing.
struct RunGetCommand: NounCommand {
  static let configuration = CommandConfiguration(commandName: "get", abstract: "Show one run.")

  @OptionGroup var run: RunArgument
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    try ThingPrinter(output, place).print(try run.find(in: place))
  }
}

extension ThingPrinter {
  func print(_ named: NamedRun) throws {
    let run = named.run
    let card = ThingCard([
      ("Job", .text(named.jobName)),
      ("Run", .text(run.id.id)),
      ("Container", .text("\(run.id.job.container.kind.rawValue):\(run.id.job.container.id)")),
      ("State", CellValue(run.state)),
      ("Created", CellValue(run.createdAt)),
      ("Started", CellValue(run.startedAt)),
      ("Ended", CellValue(run.endedAt)),
      ("Duration", (run.duration ?? run.span).map { .span($0) } ?? .none),
      ("Rows read", CellValue(run.rowsRead)),
      ("Rows written", CellValue(run.rowsWritten)),
    ])
    try print(card, id: run.id.id, name: named.jobName, json: run.json)
  }
}
