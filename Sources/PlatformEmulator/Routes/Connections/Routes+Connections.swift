import JSON

extension Routes {
  /// Source: GET /v2/connections/version, which clients ask when they start.
  static let connections: [Route] = [
    .get("/v2/connections/version", .connections) { call in
      Answer.json([
        "service_name": "wdp-connect-connection", "status": "OK",
        "timestamp": .string(CalendarDate.milliseconds(call.now)), "version": "5.1.0",
      ])
    }
  ]
}
