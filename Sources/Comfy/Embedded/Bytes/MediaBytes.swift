import Flow
import Foundation

/// The bytes of a file, read where they are asked for.
final class MediaBytes {
  /// How many bytes the file has.
  let size: Int
  private let handle: FileHandle?
  private var window: [UInt8]
  private var windowStart = 0

  private static let windowLength = 4096

  /// Bytes that are in memory already.
  init(_ bytes: [UInt8]) {
    size = bytes.count
    handle = nil
    window = bytes
  }

  private init(_ handle: FileHandle, size: Int) {
    self.size = size
    self.handle = handle
    window = []
  }

  /// Opens a file for reading.
  static func opening(_ url: URL) throws(Diagnostic) -> MediaBytes {
    let name = url.lastPathComponent
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(
        atPath: url.resolvingSymlinksInPath().path)
    } catch {
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw Diagnostic(
          .fileNotFound, "There is no file \(name).", hint: "Check the file's name and folder.")
      }
      throw unreadable(name, "its folder does not let it be looked at")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = (attributes[.size] as? NSNumber)?.intValue
    else {
      throw Diagnostic(
        .fileWrongKind, "\(name) is no ordinary file.",
        hint: "Name a picture, video or sound file that ComfyUI saved.")
    }
    do {
      return MediaBytes(try FileHandle(forReadingFrom: url), size: size)
    } catch {
      throw unreadable(name, "the system does not let it be opened")
    }
  }

  private static func unreadable(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .fileUnreadable, "\(name) cannot be read: \(reason).",
      hint: "Check who may read the file.")
  }

  /// Lets go of the file.
  func close() {
    try? handle?.close()
  }

  /// The bytes from that offset, fewer than `count` only at the end of the file.
  func upTo(_ count: Int, at offset: Int) throws(EmbeddedDamage) -> [UInt8] {
    guard count > 0, offset >= 0, offset < size else { return [] }
    let end = offset + min(count, size - offset)
    if offset < windowStart || end > windowStart + window.count {
      guard handle != nil else { return [] }
      let length = min(max(end - offset, Self.windowLength), size - offset)
      window = try load(length, at: offset)
      windowStart = offset
    }
    let first = offset - windowStart
    return Array(window[first..<min(first + end - offset, window.count)])
  }

  /// Exactly those bytes, or the finding that the file ends early.
  func exactly(_ count: Int, at offset: Int) throws(EmbeddedDamage) -> [UInt8] {
    guard count <= EmbeddedWorkflow.textLimit else { throw .tooLong }
    guard count >= 0, offset >= 0, offset <= size, count <= size - offset else { throw .endsEarly }
    let bytes = try upTo(count, at: offset)
    guard bytes.count == count else { throw .endsEarly }
    return bytes
  }

  private func load(_ count: Int, at offset: Int) throws(EmbeddedDamage) -> [UInt8] {
    guard let handle else { return [] }
    do {
      try handle.seek(toOffset: UInt64(offset))
      return [UInt8](try handle.read(upToCount: count) ?? Data())
    } catch {
      throw .unreadable("the system reports an error while reading")
    }
  }
}
