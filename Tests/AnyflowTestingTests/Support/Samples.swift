import OrderedJSON

/// Prompts that tests use.
enum Samples {
  /// A node.
  static func node(_ nodeClass: String, _ inputs: JSONObject = [:]) -> JSON {
    ["class_type": .string(nodeClass), "inputs": .object(inputs)]
  }

  /// A prompt of nodes with the ids 1, 2, ...
  static func prompt(_ nodes: JSON...) -> JSON {
    .object(
      JSONObject(nodes.enumerated().map { JSONObject.Member("\($0.offset + 1)", $0.element) }))
  }

  /// An empty picture; other ids than 1 come after it.
  static func picture(_ width: Int = 100, _ height: Int = 60, batch: Int = 1) -> JSON {
    node(
      "EmptyImage",
      [
        "width": .integer(width), "height": .integer(height), "batch_size": .integer(batch),
        "color": 0,
      ])
  }

  static let preview = node("PreviewImage", ["images": ["1", 0]])

  /// Text to picture with Stable Diffusion 1.5, seven nodes.
  static func drawing(
    seed: Int = 1, steps: JSON = 2, width: JSON = 128, checkpoint: String = "svd.safetensors",
    prefix: String = "a/b"
  ) -> JSON {
    prompt(
      node("CheckpointLoaderSimple", ["ckpt_name": .string(checkpoint)]),
      node("CLIPTextEncode", ["text": "a lighthouse", "clip": ["1", 1]]),
      node("CLIPTextEncode", ["text": "blurry", "clip": ["1", 1]]),
      node("EmptyLatentImage", ["width": width, "height": 64, "batch_size": 1]),
      node(
        "KSampler",
        [
          "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0],
          "seed": .integer(seed), "steps": steps, "cfg": 7, "sampler_name": "euler",
          "scheduler": "normal", "denoise": 1,
        ]),
      node("VAEDecode", ["samples": ["5", 0], "vae": ["1", 2]]),
      node("SaveImage", ["images": ["6", 0], "filename_prefix": .string(prefix)]))
  }

  /// The drawing with an input of a node replaced.
  static func drawing(_ id: String, _ input: String, _ value: JSON?) -> JSON {
    changed(drawing(), id, input, value)
  }

  /// A prompt with an input of a node replaced, or taken out for nil.
  static func changed(_ prompt: JSON, _ id: String, _ input: String, _ value: JSON?) -> JSON {
    guard var nodes = prompt.object, var node = nodes[id]?.object,
      var inputs = node["inputs"]?.object
    else { return prompt }
    inputs[input] = value
    node["inputs"] = .object(inputs)
    nodes[id] = .object(node)
    return .object(nodes)
  }

  /// A prompt with a node added.
  static func adding(_ id: String, _ node: JSON, to prompt: JSON) -> JSON {
    var nodes = prompt.object ?? JSONObject()
    nodes[id] = node
    return .object(nodes)
  }
}
