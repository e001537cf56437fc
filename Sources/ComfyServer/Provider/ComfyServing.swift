import Foundation
import OrderedJSON

/// What a provider needs of a ComfyUI server.
public protocol ComfyServing: Sendable {
  /// Where the server is.
  var address: ServerAddress { get }

  /// Puts a file of this machine among the server's inputs.
  func upload(
    _ file: URL, as name: String, subfolder: String, overwrite: Bool
  ) async throws -> RemoteFile

  /// Brings a file of the server here.
  func download(_ file: RemoteFile, to url: URL) async throws

  /// Hands in a prompt, follows it to its end and gives the server's record of it.
  ///
  /// Cancelling the task stops exactly this prompt.
  func run(
    _ prompt: JSON, id: PromptID, extraData: JSON?,
    events: @escaping @Sendable (ServerEvent) -> Void
  ) async throws -> HistoryRecord
}
