import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOHTTP1
import OrderedJSON

extension ComfyClient {
  /// Sends a file, of whatever kind, into the server's input folder.
  ///
  /// It is read from the disk as it is sent. Without `overwrite`, a server that has another file of
  /// that name gives this one a new name, and takes an equal file as the same.
  ///
  /// - Returns: Where it is, by the name that the server gave it.
  public func upload(
    _ file: URL, as name: String, subfolder: String = "", overwrite: Bool = false
  ) async throws -> RemoteFile {
    let route = "/upload/image"
    let size: Int64
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      guard attributes[.type] as? FileAttributeType != .typeDirectory else {
        throw ClientError.file(path: file.path, "it is a folder")
      }
      size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
    } catch let error as ClientError {
      throw error
    } catch {
      throw ClientError.file(path: file.path, "it cannot be read")
    }
    try await checkRoom(for: file, size)
    let form = MultipartForm(
      fields: [
        ("type", "input"), ("subfolder", subfolder), ("overwrite", overwrite ? "true" : "false"),
      ], file: "image", name: name)
    let parts = FileParts(path: file.path, size: size, before: form.before, after: form.after)
    let answer = try await send(parts, form, route)
    if answer.status == 413 {
      throw ClientError.tooLarge("The file \(file.path)", limit: size - 1)
    }
    try Self.check(answer, route)
    let json = try Self.json(answer, route)
    guard let remote = RemoteFile(json) else {
      throw ClientError.protocolViolation("\(route) did not say where it put the file")
    }
    return remote
  }

  /// Fetches a file; it appears at the URL only when it is whole, in place of any that is there.
  public func download(_ file: RemoteFile, to url: URL) async throws {
    let transport = try transport
    let sink = try FileSink(url)
    do {
      do {
        try await receive(file, into: sink, transport)
      } catch ClientError.disconnected where !Task.isCancelled {
        // A connection kept open may end just when it is used again.
        try sink.restart()
        try await receive(file, into: sink, transport)
      }
      try sink.finish()
    } catch {
      sink.abandon()
      throw error
    }
  }

  private func receive(
    _ file: RemoteFile, into sink: FileSink, _ transport: Transport
  ) async throws {
    let route = "/view"
    let request = transport.request(
      .GET, route,
      [("filename", file.name), ("subfolder", file.subfolder), ("type", file.folder)])
    let what = "The file \(file.annotated)"
    try await transport.telling(route) {
      let response = try await Transport.client.execute(request, deadline: .distantFuture)
      guard response.status == .ok else {
        var excerpt = ""
        for try await part in response.body {
          excerpt += String(decoding: part.readableBytesView.prefix(300), as: UTF8.self)
          if excerpt.utf8.count >= 300 { break }
        }
        throw ClientError.http(
          status: Int(response.status.code), route: "\(route) of \(file.annotated)", body: excerpt)
      }
      let length = response.headers.first(name: "content-length").flatMap { Int64($0) }
      guard (length ?? 0) <= limits.downloadSize else {
        throw ClientError.tooLarge(what, limit: limits.downloadSize)
      }
      var received: Int64 = 0
      for try await part in response.body {
        received += Int64(part.readableBytes)
        guard received <= limits.downloadSize else {
          throw ClientError.tooLarge(what, limit: limits.downloadSize)
        }
        try await sink.write(part)
      }
      guard length == nil || length == received else { throw ClientError.disconnected(route) }
    }
  }

  private func send(
    _ parts: FileParts, _ form: MultipartForm, _ route: String
  ) async throws -> Transport.Answer {
    let transport = try transport
    // A second attempt for the same reason as with every other request.
    for isLast in [false, true] {
      var request = transport.request(.POST, route, [])
      request.headers.add(name: "content-type", value: form.contentType)
      request.body = .stream(parts, length: .known(parts.length))
      do {
        return try await transport.answer(request, route, within: .seconds(24 * 3600))
      } catch ClientError.disconnected where !isLast && !Task.isCancelled {
        continue
      }
    }
    throw ClientError.disconnected(route)
  }

  // A server that refuses a body ends the connection in the middle of it, which looks like any
  // other loss of it; so large files are compared with what it says that it takes.
  private func checkRoom(for file: URL, _ size: Int64) async throws {
    guard size > 16 << 20, let most = try await features()["max_upload_size"]?.integer,
      size > Int64(most)
    else { return }
    throw ClientError.tooLarge("The file \(file.path)", limit: Int64(most))
  }
}
