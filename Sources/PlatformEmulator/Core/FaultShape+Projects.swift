import HTTPTypes
import JSON

/// How the two services for projects word their failures.
///
/// Sources: the samples of GET /v2/projects and POST /transactional/v2/projects.
extension FaultShape {
  static func projectBody(of fault: PlatformFault, isTransactional: Bool) -> JSONValue {
    let code = fault.status.code
    let name = fault.status.reasonPhrase
    let text = fault.reason ?? fault.message
    let sentence = isTransactional ? transactionSentence(for: code) : projectSentence(for: code)
    var body: JSONValue = [
      "code": .string("\(code)"), "error": .string(name), "reason": .string(text),
      "message": .string(sentence),
    ]
    if isTransactional {
      let reason = text.hasSuffix(".") ? text : "\(text)."
      let description =
        switch code {
        case 401: sentence
        case 500: reason
        default: "\(reason) \(sentence)"
        }
      body["description"] = .string("[\(code)] \(name): \(description)")
    }
    if code == 422 { body["id"] = "WSCPA0001E" }
    return body
  }

  private static func projectSentence(for status: Int) -> String {
    switch status {
    case 400: "The server cannot or will not process the request due to an apparent client error."
    case 401: "Authentication failed."
    case 403: "The target operation is strictly forbidden due to schema constraints."
    case 404: "The requested resource could not be found."
    case 409: "The action will not be processed due to a conflict."
    case 422:
      "The request was well-formed but was unable to be followed due to semantic errors."
    case 429: "The client has sent too many requests in a given amount of time."
    case 501: "The server does not support the functionality required to fulfill the request."
    default:
      "The API encountered an unexpected condition which prevented it from fulfilling the request."
    }
  }

  private static func transactionSentence(for status: Int) -> String {
    switch status {
    case 400:
      "The server cannot or will not process the request due to an apparent client error "
        + "(e.g. malformed request syntax)."
    case 404: "Resource requested by the client was not found."
    default: projectSentence(for: status)
    }
  }
}
