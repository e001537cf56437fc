import Comfy
import Foundation
import OrderedJSON
import Synchronization

/// One prompt on its way through the worker.
struct PromptRun {
  private let item: QueueItem
  private let core: ServerCore
  private let generation: Int
  private let graph: PromptGraph
  private let client: String?
  private let channel: PromptChannel
  private var messages: [JSON] = []
  private var progress = ProgressTable()
  private var keys: [String: CacheKey] = [:]
  private var results: [String: OutputCache.Entry] = [:]
  private var executed: [String] = []
  /// The prompt as the files that come of it carry it.
  private var embedded = JSONObject()

  init(_ item: QueueItem, on core: ServerCore) {
    self.item = item
    self.core = core
    graph = PromptGraph(item.prompt)
    client = item.extraData["client_id"].map(PythonText.of)
    generation = core.state.withLock { $0.generation }
    channel = PromptChannel(core, client: client)
  }

  /// Carries the prompt out and enters it into the history.
  consuming func perform() async {
    core.state.withLock { [client] in $0.clientID = client }
    tell("execution_start", ["prompt_id": .string(item.id)])
    recallResults()
    tell(
      "execution_cached",
      [
        "nodes": .array(graph.order.filter { results[$0] != nil }.map(JSON.string)),
        "prompt_id": .string(item.id),
      ])
    let isSuccess: Bool
    do throws(RunEnd) {
      try await executeAll()
      tell("execution_success", ["prompt_id": .string(item.id)])
      isSuccess = true
    } catch {
      guard case .failure(let failure, let id, let inputs) = error else {
        await abandon()
        return
      }
      tell(failure, at: id, inputs)
      isSuccess = false
    }
    // A restart may be due right after the last message.
    guard isAlive else {
      await abandon()
      return
    }
    await conclude(isSuccess)
  }

  // MARK: The end

  /// Why a prompt ends early.
  private enum RunEnd: Error {
    case failure(NodeFailure, at: String, inputs: JSONObject)
    /// The server restarts or stops.
    case abandoned
  }

  private var isAlive: Bool {
    channel.consequence == nil && !Task.isCancelled
      && core.state.withLock { $0.generation } == generation
  }

  private func abandon() async {
    guard case .restart(let down) = channel.consequence else { return }
    try? await core.relaunch(down: down)
  }

  private func conclude(_ isSuccess: Bool) async {
    let late = core.faults.take { fault -> Duration? in
      if case .lateHistory(let delay) = fault { delay } else { nil }
    }
    var shown = JSONObject()
    var meta = JSONObject()
    for id in graph.order {
      guard let output = results[id]?.shown else { continue }
      shown[id] = .object(output)
      meta[id] = [
        "node_id": .string(id), "display_node": .string(id), "parent_node": .null,
        "real_node_id": .string(id),
      ]
    }
    let record: JSON = [
      "prompt": item.tuple, "outputs": .object(shown),
      "status": [
        "status_str": .string(isSuccess ? "success" : "error"), "completed": .boolean(isSuccess),
        "messages": .array(messages),
      ],
      "meta": .object(meta),
    ]
    let id = item.id
    core.state.withLock { $0.lastNode = nil }
    if let late { try? await Task.sleep(for: late) }
    guard isAlive else { return }
    core.state.withLock { state in
      state.running = nil
      state.history.add(id, record)
    }
    core.tellStatus()
    if client != nil { channel.send("executing", ["node": .null, "prompt_id": .string(id)]) }
  }

  // MARK: Messages

  /// Sends a message that is kept in the record too, with the time.
  private mutating func tell(_ type: String, _ data: JSONObject, toAll: Bool = false) {
    var data = data
    data["timestamp"] = .integer(Int(Date().timeIntervalSince1970 * 1000))
    messages.append([.string(type), .object(data)])
    if client != nil || toAll { channel.send(type, .object(data)) }
  }

  private mutating func tell(_ failure: NodeFailure, at id: String, _ inputs: JSONObject) {
    var data: JSONObject = [
      "prompt_id": .string(item.id), "node_id": .string(id),
      "node_type": .string(graph[id]?.classType ?? ""),
      "executed": .array(executed.map(JSON.string)),
    ]
    if failure.isInterruption {
      tell("execution_interrupted", data, toAll: true)
      return
    }
    data["exception_message"] = .string("\(failure.message)\n\(failure.tip)")
    data["exception_type"] = .string(failure.type)
    data["traceback"] = [
      "  File \"/srv/ComfyUI/execution.py\", line 1, in execute\n    (stand-in)\n"
    ]
    data["current_inputs"] = .object(inputs)
    data["current_outputs"] = .array(graph.order.map(JSON.string))
    tell("execution_error", data)
  }

  // MARK: Execution

  /// Takes from the cache what earlier prompts left there, and forgets the rest of it.
  private mutating func recallResults() {
    var maker = CacheKeys(graph, files: core.files)
    for id in graph.order { keys[id] = maker.key(of: id) }
    embedded = maker.embedded(item.prompt)
    let known = keys
    results = core.state.withLock { state in
      state.cache.keep(only: Set(known.values))
      return known.compactMapValues { state.cache[$0] }
    }
  }

  private mutating func executeAll() async throws(RunEnd) {
    let cached = Set(results.keys)
    let classes = core.catalogue.classes
    var order = ExecutionOrder(
      graph, outputs: item.outputs, isOutput: { classes[$0]?.isOutput == true },
      isCached: { cached.contains($0) })
    while !order.isEmpty {
      guard isAlive else { throw .abandoned }
      guard let id = order.next() else {
        throw .failure(
          NodeFailure("graph.DependencyCycleError", "Dependency cycle detected"),
          at: order.stuck ?? "", inputs: [:])
      }
      if let entry = results[id] {
        if client != nil { tellExecuted(id, entry.shown) }
        progress.finish(id)
        channel.send("progress_state", progress.message(item.id))
      } else {
        try await execute(id)
        executed.append(id)
      }
      order.finish(id)
    }
  }

  private func tellExecuted(_ id: String, _ shown: JSONObject?) {
    channel.send(
      "executed",
      [
        "node": .string(id), "display_node": .string(id),
        "output": shown.map(JSON.object) ?? .null, "prompt_id": .string(item.id),
      ])
  }

  private mutating func execute(_ id: String) async throws(RunEnd) {
    guard let node = graph[id], let nodeClass = core.catalogue.classes[node.classType] else {
      throw .failure(NodeFailure("KeyError", PythonText.repr(.string(id))), at: id, inputs: [:])
    }
    progress.start(id)
    channel.send("progress_state", progress.message(item.id))
    core.state.withLock { $0.lastNode = id }
    if client != nil {
      channel.send(
        "executing",
        ["node": .string(id), "display_node": .string(id), "prompt_id": .string(item.id)])
    }
    let inputs = ListCalls.values(of: node, nodeClass, results)
    core.journal.add(
      ExecutedNode(promptID: item.id, nodeID: id, classType: node.classType))
    do {
      try await meetFaults(at: node.classType)
      let calls = try ListCalls(
        inputs, of: node, nodeClass, on: core,
        folder: OutputFolder(files: core.files, prompt: embedded, extraData: item.extraData))
      var shown: JSONObject?
      var outputs: [[FlowingValue]] = Array(repeating: [], count: nodeClass.outputs.count)
      for call in calls.calls {
        try await sample(call)
        let result = try await calls.rule(call)
        if let note = result.note { channel.tellAll(note, at: id) }
        for (slot, content) in result.outputs.enumerated() where outputs.indices.contains(slot) {
          outputs[slot].append(call.value(content, slot: slot))
        }
        shown = ListCalls.merged(shown, result.shown)
      }
      guard isAlive else { throw RunEnd.abandoned }
      keep(OutputCache.Entry(outputs: outputs, shown: shown, nodeID: id), for: id)
      if let shown, client != nil { tellExecuted(id, shown) }
    } catch let end as RunEnd {
      throw end
    } catch let failure as NodeFailure {
      throw .failure(failure, at: id, inputs: ListCalls.described(inputs))
    } catch {
      throw .failure(
        NodeFailure("OSError", "\(error)"), at: id, inputs: ListCalls.described(inputs))
    }
    progress.finish(id)
    channel.send("progress_state", progress.message(item.id))
  }

  private mutating func keep(_ entry: OutputCache.Entry, for id: String) {
    results[id] = entry
    guard let key = keys[id] else { return }
    core.state.withLock { $0.cache[key] = entry }
  }

  /// Lets time pass, and what goes wrong at a class happen.
  private func meetFaults(at nodeClass: String) async throws {
    try checkInterruption()
    if let failure = core.faults.takeFailure(at: nodeClass) { throw failure }
    if core.configuration.nodeTime > .zero {
      try? await Task.sleep(for: core.configuration.nodeTime)
      try checkInterruption()
    }
  }

  private func checkInterruption() throws {
    guard isAlive else { throw RunEnd.abandoned }
    if core.state.withLock({ $0.isInterrupted }) { throw NodeFailure.interruption }
  }

  /// Reports the steps of a sampler, with previews.
  private mutating func sample(_ call: NodeCall) async throws {
    guard let count = SamplerSteps.count(of: call), count > 0 else { return }
    let latents = try? call.latents("latent_image")
    for step in 1...count {
      if core.configuration.stepTime > .zero {
        try? await Task.sleep(for: core.configuration.stepTime)
      }
      try checkInterruption()
      progress.update(call.nodeID, step, of: count)
      channel.send("progress_state", progress.message(item.id))
      let preview = core.configuration.sendsPreviews ? preview(of: latents, call, step) : nil
      let hasMetadata = core.hub.takesPreviewMetadata(client)
      if let preview, hasMetadata { send(preview, with: call.nodeID) }
      channel.send(
        "progress",
        [
          "value": .integer(step), "max": .integer(count), "prompt_id": .string(item.id),
          "node": .string(call.nodeID),
        ])
      if let preview, !hasMetadata {
        channel.send(kind: 1, UInt32(1).bigEndianBytes + preview)
      }
    }
  }

  private func preview(of latents: Latents?, _ call: NodeCall, _ step: Int) -> [UInt8]? {
    guard let latents, latents.width > 0, latents.height > 0 else { return nil }
    return JPEGWriter.picture(
      width: latents.width / 8, height: latents.height / 8, seed: call.hash &+ UInt64(step))
  }

  private func send(_ preview: [UInt8], with node: String) {
    let metadata: JSON = [
      "node_id": .string(node), "prompt_id": .string(item.id), "display_node_id": .string(node),
      "parent_node_id": .null, "real_node_id": .string(node), "image_type": "image/jpeg",
    ]
    let text = metadata.bytes()
    channel.send(kind: 4, UInt32(text.count).bigEndianBytes + text + preview)
  }
}
