import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// Shows a request instead of sending it; secrets are never in it.
struct APIPrinter {
  let request: APIRequest
  let settings: PlatformSettings?

  func printRequest() {
    Console.say(request.line)
    if let document = request.document {
      Console.say(JSONTree.masked(document).serialized(.pretty))
    } else if let body = request.body {
      Console.say("(\(Plural.count(body.count, "byte")))")
    }
  }

  func printCurl() {
    let base =
      (request.operation.isAILake ? settings?.aiLakeURL : settings?.url) ?? "https://HOST"
    let target = request.line.drop { $0 != " " }.dropFirst()
    var words = ["curl", "-X", request.operation.method, CurlCommand.quoted(base + target)]
    words += ["-H", "\"Authorization: Bearer $TOKEN\""]
    if let document = request.document {
      words += ["-H", CurlCommand.quoted("Content-Type: \(request.contentType)")]
      words += ["-d", CurlCommand.quoted(JSONTree.masked(document).serialized())]
    } else if request.body != nil {
      words += [
        "-H", CurlCommand.quoted("Content-Type: \(request.contentType)"), "--data-binary", "@FILE",
      ]
    }
    Console.say(words.joined(separator: " "))
  }
}
