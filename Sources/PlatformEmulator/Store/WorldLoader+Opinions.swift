import GRDB
import JSON

extension WorldOpinion {
  func insert(into database: Database) throws {
    switch self {
    case .note(let note):
      var record = AssetNote(
        id: note.id, asset: note.assetID, revision: 0, column: note.column, text: note.text,
        creator: note.creatorID, updater: note.creatorID, created: note.created,
        updated: note.created)
      try record.insert(into: database)
    case .rating(let rating):
      var record = AssetRating(
        asset: rating.assetID, revision: 0, creator: rating.creatorID, stars: rating.stars,
        review: rating.review, created: rating.created, updated: rating.created)
      try record.insert(into: database)
    case .conflict(let assetID, let rev, let document):
      try database.execute(
        sql: "INSERT INTO asset_conflict VALUES (?, ?, ?)",
        arguments: [assetID, rev, document.serialized()])
    case .list(let document, let items):
      let record = AssetListRecord(document: document)
      try record.insert(into: database)
      for item in items { try record.insert(item: item, into: database) }
    }
  }
}
