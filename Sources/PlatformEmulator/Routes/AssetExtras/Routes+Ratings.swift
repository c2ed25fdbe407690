import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Every member rates, viewers too; a rating belongs to whoever gave it, and administrators of the
  /// container may delete it. The reference does not say who may do what.
  static let ratings: [Route] = [
    .get("/v2/assets/{asset_id}/ratings", .assetExtras, listRatings),
    .changing(.post, "/v2/assets/{asset_id}/ratings", .assetExtras, createRating),
    .get("/v2/assets/{asset_id}/ratings/stats", .assetExtras, countRatings),
    .changing(
      .delete, "/v2/assets/{asset_id}/ratings/{asset_rating_id}", .assetExtras, deleteRating),
    .changing(
      .patch, "/v2/assets/{asset_id}/ratings/{asset_rating_id}", .assetExtras, updateRating),
  ]

  /// Source: GET /v2/assets/{asset_id}/ratings, recorded.
  private static func listRatings(_ call: Call) throws -> EmulatorResponse {
    let version = try call.version(in: call.container())
    let page = try LinkedPage(call)
    let order = try ListOrder(
      call.queries("sort"), among: ["updated_at", "rating"], standard: ["-updated_at"])
    let isWanted = try userFilter(call)
    let ratings = try AssetRating.all(of: version, in: call.database).filter(isWanted)
    let place = { (rating: AssetRating) in
      order.place(row: rating.row) {
        JSONValue($0 == "rating" ? Int64(rating.stars) : rating.updated)
      }
    }
    var answer = page.answer(
      order.sorted(ratings, after: page.start, place: place), document: \.document,
      bookmark: place)
    answer["count"] = JSONValue(ratings.count)
    return Answer.json(answer)
  }

  /// Source: `user_filter`: all, user, other.
  private static func userFilter(_ call: Call) throws -> (AssetRating) -> Bool {
    let caller = call.caller.id
    switch call.query("user_filter") {
    case nil, "all": return { _ in true }
    case "user": return { $0.creator == caller }
    case "other": return { $0.creator != caller }
    case .some(let text):
      throw PlatformFault.invalid(
        "The value '\(text)' of parameter 'user_filter' is none of all, user, other.",
        .parameter("user_filter"))
    }
  }

  /// Source: POST /v2/assets/{asset_id}/ratings. 409 in the platform's words for what is there
  /// already: that there is one rating for each user follows from its id.
  private static func createRating(_ call: Call) throws -> EmulatorResponse {
    let version = try call.version(in: call.container(toRead: true))
    let (stars, review) = try opinion(call)
    guard let stars else {
      throw PlatformFault.invalid("The field 'rating' is required.", .field("rating"))
    }
    let known = try AssetRating.all(of: version, in: call.database)
    guard !known.contains(where: { $0.creator == call.caller.id }) else {
      throw PlatformFault.conflict("Document already exists.")
    }
    var rating = AssetRating(
      asset: version.asset, revision: version.number, creator: call.caller.id, stars: stars,
      review: review, created: call.now, updated: call.now)
    try rating.insert(into: call.database)
    try version.restateRating(in: call.database)
    return Answer.json(rating.document, .created)
  }

  /// Highest first. Source: GET /v2/assets/{asset_id}/ratings/stats, recorded.
  private static func countRatings(_ call: Call) throws -> EmulatorResponse {
    let version = try call.version(in: call.container())
    let ratings = try AssetRating.all(of: version, in: call.database)
    let counts = Dictionary(grouping: ratings, by: \.stars).sorted { $0.key > $1.key }
    let stats = counts.map { stars, ratings -> JSONValue in
      ["rating": JSONValue(stars), "count": JSONValue(ratings.count)]
    }
    return Answer.json(["asset_id": .string(version.asset), "stats": .array(stats)])
  }

  private static func updateRating(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(toRead: true)
    let version = try call.version(in: container)
    var rating = try rating(of: version, call)
    guard rating.creator == call.caller.id else { throw notYours(rating, call) }
    let (stars, review) = try opinion(call)
    rating.stars = stars ?? rating.stars
    rating.review = review ?? rating.review
    rating.updated = call.now
    try rating.update(in: call.database)
    try version.restateRating(in: call.database)
    return Answer.json(rating.document)
  }

  private static func deleteRating(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container(toRead: true)
    let version = try call.version(in: container)
    let rating = try rating(of: version, call)
    guard rating.creator == call.caller.id || container.role == .admin else {
      throw notYours(rating, call)
    }
    try rating.delete(from: call.database)
    try version.restateRating(in: call.database)
    return Answer.empty()
  }

  private static func rating(of version: AssetVersion, _ call: Call) throws -> AssetRating {
    let id = call.parameter("asset_rating_id")
    let ratings = try AssetRating.all(of: version, in: call.database)
    guard let rating = ratings.first(where: { $0.id == id }) else {
      throw PlatformFault.missing("There is no rating '\(id)' of asset '\(version.asset)'.")
    }
    return rating
  }

  private static func opinion(_ call: Call) throws -> (stars: Int?, review: String?) {
    let fields = try call.fields()
    let stars = try fields.int("rating")
    if let stars, !(1...5).contains(stars) {
      throw PlatformFault.invalid("The rating must be 1 to 5; it is \(stars).", .field("rating"))
    }
    return (stars, try fields.string("review"))
  }

  private static func notYours(_ rating: AssetRating, _ call: Call) -> PlatformFault {
    .forbidden("User '\(call.caller.userName)' did not create the rating '\(rating.id)'.")
  }
}
