import JSON
import PlatformClient
import PlatformModel

/// Shows a request instead of sending it; secrets are never in it.
struct APIPrinter {
  let request: APIRequest
  let settings: PlatformSettings?

  func printRequest() {
    Console.put(Array(request.shown.utf8))
  }

  func printCurl() {
    let base =
      (request.operation.isAILake ? settings?.aiLakeURL : settings?.url) ?? "https://HOST"
    let target = request.line.drop { $0 != " " }.dropFirst()
    var words = ["curl", "-X", request.operation.method, CurlCommand.quoted(base + target)]
    words += ["-H", "\"Authorization: Bearer $TOKEN\""]
    if let document = request.document {
      words += ["-H", CurlCommand.quoted("Content-Type: \(request.contentType)")]
      words += ["-d", CurlCommand.quoted(Secrets.masked(document).serialized())]
    } else if request.body != nil {
      words += [
        "-H", CurlCommand.quoted("Content-Type: \(request.contentType)"), "--data-binary", "@FILE",
      ]
    }
    Console.say(words.joined(separator: " "))
  }
}
