/// How long a client waits and how much it takes in.
public struct ClientLimits: Hashable, Sendable {
  /// How long an answer may take in all, files apart.
  public var answerTime: Duration
  /// The largest answer that is kept in memory, in bytes.
  public var bodySize: Int
  /// The largest file that is downloaded, in bytes.
  public var downloadSize: Int64
  /// The largest websocket message, in bytes.
  public var frameSize: Int
  /// How often history is asked while the websocket is silent or down.
  public var pollTime: Duration
  /// How often the websocket is pinged.
  public var pingTime: Duration
  /// After how long without any sign of life the websocket counts as dead.
  public var silence: Duration
  /// How long a server may be away in the middle of a run.
  public var absence: Duration

  /// Limits that suit a server on this machine as well as one far away.
  public init(
    answerTime: Duration = .seconds(60), bodySize: Int = 256 << 20, downloadSize: Int64 = 64 << 30,
    frameSize: Int = 64 << 20, pollTime: Duration = .seconds(1), pingTime: Duration = .seconds(10),
    silence: Duration = .seconds(30), absence: Duration = .seconds(60)
  ) {
    self.answerTime = answerTime
    self.bodySize = bodySize
    self.downloadSize = downloadSize
    self.frameSize = frameSize
    self.pollTime = pollTime
    self.pingTime = pingTime
    self.silence = silence
    self.absence = absence
  }
}
