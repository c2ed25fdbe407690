import HTTPTypes
import JSON

extension Routes {
  /// All answer the tags that the project then has, as a bare list, but for what deletes.
  static let projectTags: [Route] = [
    .get("/v2/projects/{project_id}/tags", .projects) { call in
      Answer.json(try call.open(.project).tagList)
    },
    .changing(.post, "/v2/projects/{project_id}/tags", .projects) { call in
      let body = try call.json()
      let list = body.array ?? body["tags"]?.array
      guard let tags = list?.compactMap(\.string), tags.count == list?.count, !tags.isEmpty else {
        throw PlatformFault.invalid("The request body must be a list of tags.")
      }
      return Answer.json(try change(call) { try $0.add(tags) }, .created)
    },
    .changing(.patch, "/v2/projects/{project_id}/tags", .projects, patchTags),
    .changing(.delete, "/v2/projects/{project_id}/tags", .projects) { call in
      let names = call.queries("tag_names")
      _ = try change(call) { $0.remove(names.isEmpty ? $0.list : names) }
      return Answer.empty()
    },
    .changing(.post, "/v2/projects/{project_id}/tags/{tag}", .projects) { call in
      Answer.json(try change(call) { try $0.add([call.parameter("tag")]) }, .created)
    },
    .changing(.delete, "/v2/projects/{project_id}/tags/{tag}", .projects) { call in
      let tag = call.parameter("tag")
      _ = try change(call) { tags in
        guard tags.list.contains(tag) else {
          throw PlatformFault.missing("Failed to retrieve tag '\(tag)'.")
        }
        tags.remove([tag])
      }
      return Answer.empty()
    },
  ]

  /// `[{"op": "add" or "remove", "tags": […]}]`, one after the other.
  ///
  /// Source: PATCH /v2/projects/{project_id}/tags.
  private static func patchTags(_ call: Call) throws -> EmulatorResponse {
    guard let steps = try call.json().array, !steps.isEmpty else {
      throw PlatformFault.invalid("The request body must be a list of tag operations.")
    }
    return Answer.json(
      try change(call) { tags in
        for (index, step) in steps.enumerated() {
          let fields = try BodyFields(step, path: "[\(index)]")
          guard let names = try fields.strings("tags") else {
            throw PlatformFault.invalid("The field '\(fields.name("tags"))' is required.")
          }
          switch try fields.requiredString("op") {
          case "add": try tags.add(names)
          case "remove": tags.remove(names)
          default: throw PlatformFault.invalid("The tag operation must be one of add, remove.")
          }
        }
      })
  }

  private static func change(_ call: Call, _ body: (inout Tags) throws -> Void) throws -> JSONValue
  {
    var project = try call.open(.project, as: .editor)
    var tags = Tags(list: project.tagList.array?.compactMap(\.string) ?? [])
    try body(&tags)
    project.document["entity"]?["tags"] = .array(tags.list.map(JSONValue.string))
    try project.save(at: call.now, in: call.database)
    return project.tagList
  }
}

/// Each once, in the order in which they were added.
private struct Tags {
  var list: [String]

  /// Throws 422 for what is no tag.
  mutating func add(_ tags: [String]) throws {
    for tag in tags where !list.contains(tag) { list.append(try ProjectRules.checkedTag(tag)) }
  }

  mutating func remove(_ tags: [String]) {
    list.removeAll { tags.contains($0) }
  }
}

extension ContainerRecord {
  fileprivate var tagList: JSONValue { document["entity"]?["tags"] ?? [] }
}
