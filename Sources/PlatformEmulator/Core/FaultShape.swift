import HTTPTypes
import JSON

/// The error bodies of the platform: one for each family of calls.
enum FaultShape: Sendable, Hashable {
  /// `{"trace", "errors": [{"code", "message", "target"?}]}`: assets, search, jobs, spaces, …
  case common
  /// `{"code": "404", "error", "reason", "message"}`, with `description` if transactional.
  case projects(isTransactional: Bool)
  /// `{"errorCode", "errorMessage", "context"}`: the sign-in to IBM Cloud. Not in the reference.
  case identity
  /// The same four keys as of projects, but `code` is a number.
  case assetFiles
  /// `{"_statusCode_", "exception", "message"}`.
  case userManagement
  /// `{"title", "status", "detail", "traceId"}`. The reference declares no error bodies for AI
  /// Lake; elsewhere its maker answers like this (after RFC 9457).
  case aiLake

  func body(of fault: PlatformFault, trace: String) -> JSONValue {
    let code = fault.status.code
    let reason = fault.status.reasonPhrase
    switch self {
    case .common:
      return ["trace": .string(trace), "errors": [error(of: fault)]]
    case .projects(let isTransactional):
      return Self.projectBody(of: fault, isTransactional: isTransactional)
    case .identity:
      return [
        "errorCode": .string(fault.code), "errorMessage": .string(fault.message),
        "context": ["requestId": .string(trace)],
      ]
    case .assetFiles:
      return [
        "code": JSONValue(code), "error": .string(reason),
        "reason": .string(fault.reason ?? fault.message),
        "message": .string(Self.sentence(for: code)),
      ]
    case .userManagement:
      return [
        "_statusCode_": JSONValue(code), "exception": .string(fault.message),
        "message": .string(reason),
      ]
    case .aiLake:
      return [
        "title": .string(reason), "status": JSONValue(code), "detail": .string(fault.message),
        "traceId": .string(trace),
      ]
    }
  }

  private func error(of fault: PlatformFault) -> JSONValue {
    var error: JSONValue = ["code": .string(fault.code), "message": .string(fault.message)]
    if let target = fault.target {
      error["target"] = ["type": .string(target.type), "name": .string(target.name)]
    }
    return error
  }

  private static func sentence(for status: Int) -> String {
    switch status {
    case 400: "The request could not be understood by the server due to malformed syntax."
    case 401: "The request requires user authentication."
    case 403: "The server understood the request, but is refusing to fulfill it."
    case 404: "The requested resource could not be found."
    case 409: "The action will not be processed due to a conflict."
    case 429: "The client has sent too many requests in a given amount of time."
    case 501: "The server does not support the functionality required to fulfill the request."
    default: "The server encountered an unexpected condition."
    }
  }
}
