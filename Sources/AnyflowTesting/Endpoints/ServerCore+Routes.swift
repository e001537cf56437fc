import OrderedJSON

extension ServerCore {
  /// Answers a request, whose path stands there without `/api`.
  func answer(_ request: ReceivedRequest) -> Answer {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: true)
    let first = parts.first.map(String.init) ?? ""
    let rest = parts.dropFirst().joined(separator: "/")
    let routes = rest.isEmpty ? plainRoutes(first) : nestedRoutes(first, rest)
    guard !routes.isEmpty else { return .notFound }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let route = routes[method] else { return .methodNotAllowed }
    return route(request)
  }

  private typealias Route = (ReceivedRequest) -> Answer

  private func plainRoutes(_ path: String) -> [String: Route] {
    switch path {
    case "": ["GET": { _ in .text("<!doctype html>", type: "text/html", status: 200) }]
    case "prompt": ["GET": { _ in .json(self.status) }, "POST": postPrompt]
    case "queue": ["GET": { _ in .json(self.queue) }, "POST": postQueue]
    case "interrupt": ["POST": postInterrupt]
    case "history": ["GET": getHistory, "POST": postHistory]
    case "free": ["POST": postFree]
    case "view": ["GET": getView]
    case "object_info": ["GET": { _ in .json(self.catalogue.objectInfo(files: self.files)) }]
    case "system_stats": ["GET": { _ in .json(self.systemStats) }]
    case "features" where configuration.hasFeatures: ["GET": { _ in .json(self.features) }]
    case "models": ["GET": { _ in .json(.array(self.catalogue.folders.map(JSON.string))) }]
    case "embeddings": ["GET": { _ in .json(self.embeddings) }]
    case "extensions": ["GET": { _ in .json(["/extensions/core/standIn.js"]) }]
    // An upgrade that was refused arrives as a plain request.
    case "ws": ["GET": { _ in .text("503: Service Unavailable", status: 503) }]
    default: [:]
    }
  }

  private func nestedRoutes(_ first: String, _ rest: String) -> [String: Route] {
    switch (first, rest) {
    case ("upload", "image"): ["POST": { self.upload($0, asMask: false) }]
    case ("upload", "mask"): ["POST": { self.upload($0, asMask: true) }]
    case ("history", _): ["GET": { _ in .json(self.record(of: rest)) }]
    case ("object_info", _): ["GET": { _ in .json(self.description(of: rest)) }]
    case ("models", _):
      [
        "GET": { _ in
          self.catalogue.files(in: rest).map { .json(.array($0.map(JSON.string))) } ?? .status(404)
        }
      ]
    case ("view_metadata", _): ["GET": { self.metadata(in: rest, $0) }]
    default: [:]
    }
  }
}
