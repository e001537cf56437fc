public import Flow

extension ClientError {
  /// The error as a finding for people, with the server's address.
  public func diagnostic(at address: ServerAddress) -> Diagnostic {
    let server = "the ComfyUI server at \(address)"
    switch self {
    case .unreachable(let reason):
      return Self.unreachable(reason, address)
    case .timedOut(let route):
      return Diagnostic(
        .targetUnreachable, "There was no answer in time from \(server).",
        hint: "Look whether it is busy or stuck, and try again.", notes: ["asked for: \(route)"])
    case .disconnected(let route):
      return Diagnostic(
        .targetUnreachable, "The connection to \(server) ended before it had answered.",
        hint: "Look at the server's own log for why, and try again.",
        notes: ["asked for: \(route)"])
    case .notComfyUI(let found):
      return Diagnostic(
        .targetUnreachable, "What answers at \(address) is not a ComfyUI server: \(found).",
        hint: "Check the address and the port; ComfyUI's own port is 8188.")
    case .http(let status, let route, let body):
      return Self.http(status, route, body, address)
    case .invalidPrompt(let rejection):
      return Diagnostic(
        .rejectedByServer, "The prompt was not accepted by \(server).",
        hint: "Correct what the notes name.", notes: Self.notes(rejection))
    case .partial(let rejection):
      return Diagnostic(
        .rejectedByServer,
        "Some outputs of the prompt were not accepted by \(server), so it was taken back.",
        hint: "Correct what the notes name.", notes: Self.notes(rejection))
    case .lost(let id):
      return Diagnostic(
        .runLost, "The run is no longer known to \(server), which was probably started anew.",
        hint: "Run it again.", notes: ["prompt: \(id)"])
    case .removed(let id):
      return Diagnostic(
        .interrupted, "The run was taken out of the queue of \(server) by somebody else.",
        hint: "Run it again.", notes: ["prompt: \(id)"])
    case .tooLarge(let what, let limit):
      return Diagnostic(
        .executionFailed, "\(what) is larger than \(Self.size(limit)), the most that is taken.",
        hint: "Use something smaller.", notes: ["server: \(address)"])
    case .protocolViolation(let what):
      return Diagnostic(
        .executionFailed, "An answer of \(server) is not understood: \(what).",
        hint: "Look whether the server is a current ComfyUI and whether its packs load.")
    case .file(let path, let what):
      return Diagnostic(
        .outputUnwritable,
        "The file \(path) cannot be exchanged with \(server): \(what).",
        hint: "Check that the file and its folder exist, and that there is room on the disk.")
    case .malformedHeader:
      return Diagnostic(
        .usage, "The variable \(ExtraHeader.variable) does not hold a header.",
        hint: "Write it as in \(ExtraHeader.variable)=\"Name: value\".")
    }
  }

  private static func unreachable(_ reason: Reason, _ address: ServerAddress) -> Diagnostic {
    var hint = "Start ComfyUI, or give the address that it shows when it starts."
    var notes: [String] = []
    let why: String
    switch reason {
    case .refused: why = "nothing listens at that port"
    case .noAnswer: why = "there is no answer"
    case .unknownHost:
      why = "no host of the name \(address.host) is known"
      hint = "Check how the host's name is written."
    case .encryption(let words):
      why = "the connection cannot be encrypted"
      hint = "Use http:// if the server does not offer https, and check its certificate."
      notes = [words]
    case .other(let words):
      why = "connecting failed"
      notes = [words]
    }
    if address.port == 80, !address.isSecure {
      hint += " Without a port, http means 80; ComfyUI's own is 8188."
    }
    return Diagnostic(
      .targetUnreachable, "No ComfyUI server is reached at \(address): \(why).", hint: hint,
      notes: notes)
  }

  private static func http(
    _ status: Int, _ route: String, _ body: String, _ address: ServerAddress
  ) -> Diagnostic {
    let message: String
    let hint: String
    switch status {
    case 401, 403, 407:
      message = "The server at \(address) does not let Anyflow in (HTTP \(status))."
      hint =
        "Put a user and password or a token into the address, or a header that its proxy asks for "
        + "into \(ExtraHeader.variable)."
    case 300..<400:
      message = "The server at \(address) sends Anyflow elsewhere (HTTP \(status))."
      hint = "Give the address that it names, or let yourself in if that is a login page."
    case 502, 503, 504:
      message = "There is no ComfyUI server behind the proxy at \(address) (HTTP \(status))."
      hint = "Start ComfyUI, or check where the proxy looks for it."
    default:
      message = "The ComfyUI server at \(address) answered \(route) with HTTP \(status)."
      hint = "Look at the server's own log for why."
    }
    return Diagnostic(
      status < 500 && status != 404 || (502...504).contains(status)
        ? .targetUnreachable : .executionFailed,
      message, hint: hint, notes: body.isEmpty ? [] : [body])
  }

  private static func notes(_ rejection: PromptRejection) -> [String] {
    var notes = [Self.sentence(rejection.message, rejection.details)]
    for (node, errors) in rejection.nodes.sorted(by: { $0.key < $1.key }) {
      notes += errors.map { error in
        "node \(node), \(error.classType): \(Self.sentence(error.message, error.details))"
      }
    }
    return notes
  }

  private static func sentence(_ message: String, _ details: String) -> String {
    details.isEmpty ? message : "\(message) (\(details))"
  }

  private static func size(_ bytes: Int64) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
