/// Kinds of images, told by how their bytes begin.
enum ImageFormat {
  /// Such as `image/png`; nil for bytes that are no image.
  static func mimeType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      return "image/gif"
    }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return "image/webp"
    }
    if bytes.starts(with: "BM".utf8) { return "image/bmp" }
    let start = String(decoding: bytes.prefix(512), as: UTF8.self).trimmingBlanks()
    if start.hasPrefix("<svg") || start.hasPrefix("<?xml") && start.contains("<svg") {
      return "image/svg+xml"
    }
    return nil
  }
}
