import HTTPTypes
import JSON

extension Routes {
  /// Projects come and go, each in one step.
  static let projectTransactions: [Route] = [
    .changing(.post, "/transactional/v2/projects", .projects) { call in
      if let form = try call.form() { return try importProject(form, call) }
      let project = try NewProject(call.fields(), call).create(call)
      return Answer.json(["location": .string("/v2/projects/\(project.id)")], .created)
    },
    .changing(.delete, "/transactional/v2/projects/{project_id}", .projects) { call in
      try call.open(.project, as: .admin).remove(from: call.database)
      return Answer.empty()
    },
    .get(
      "/transactional/v2/projects/{project_id}/transactions/{transaction_id}", .projects,
      readTransaction),
  ]

  private static func readTransaction(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project)
    let id = call.parameter("transaction_id")
    let task = try ContainerTask.find(id, .projectImport, in: call.database)
    guard let task, task.container == project.id else {
      throw PlatformFault.missing(
        "Transaction \(id) is not associated with project \(project.id)")
    }
    return Answer.json(task.document)
  }

  /// The project is there at once, what is in the archive bit by bit.
  ///
  /// Source: POST /transactional/v2/projects: "This endpoint can also be used to create a project
  /// from an exported Watson Studio .zip file." How the parts of the form are called is lost: the
  /// one with a file is the archive, the others are fields of the project or JSON with them.
  private static func importProject(
    _ form: MultipartForm, _ call: Call
  ) throws -> EmulatorResponse {
    guard let archive = form.parts.first(where: { $0.bytes.starts(with: "PK".utf8) }) else {
      throw PlatformFault.invalid("The form has no part with a .zip file.")
    }
    var body: JSONValue = [:]
    for part in form.parts where part != archive {
      if let object = try? JSONValue.parse(part.bytes), let members = object.object {
        for (key, value) in members { body[key] = value }
      } else {
        body[part.name] = .string(part.text)
      }
    }
    let project = try NewProject(BodyFields(body), call).create(call)
    let location = JSONValue.string("/v2/projects/\(project.id)")
    let id = try ProjectImport.start(project, archive.bytes, call)
    let path = "/transactional/v2/projects/\(project.id)/transactions/\(id)"
    return Answer.json(
      [
        "location": location,
        "transaction_detail": ["id": .string(id), "links": ["self": .string(path)]],
      ], .accepted)
  }
}
