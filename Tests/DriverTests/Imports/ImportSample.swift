import Comfy
import Flow
import Library
import OrderedJSON

@testable import Driver

/// Workflows to import, and the functions made of them.
enum ImportSample {
  /// A picture from a description.
  static let textToImage = """
    {
      "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1.safetensors"}},
      "5": {"class_type": "EmptyLatentImage",
            "inputs": {"width": 640, "height": 384, "batch_size": 1}},
      "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a red fox", "clip": ["4", 1]}},
      "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
      "3": {"class_type": "KSampler", "_meta": {"title": "$amount"},
            "inputs": {"seed": 42, "steps": 20, "cfg": 7.5, "sampler_name": "euler",
                       "scheduler": "normal", "denoise": 0.8, "model": ["4", 0],
                       "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
      "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
      "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}
    }
    """

  /// Two pictures and a mask put together, with what was in between shown.
  static let composite = """
    {
      "1": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
      "2": {"class_type": "LoadImage", "_meta": {"title": "Load Background"},
            "inputs": {"image": "b.png"}},
      "3": {"class_type": "LoadImageMask", "inputs": {"image": "m.png", "channel": "red"}},
      "4": {"class_type": "ImageInvert", "inputs": {"image": ["1", 0]}},
      "5": {"class_type": "ImageCompositeMasked",
            "inputs": {"destination": ["2", 0], "source": ["4", 0], "mask": ["3", 0], "x": 0,
                       "y": 0, "resize_source": false}},
      "6": {"class_type": "PreviewImage", "inputs": {"images": ["4", 0]}},
      "7": {"class_type": "SaveImage", "inputs": {"images": ["5", 0], "filename_prefix": "x"}},
      "8": {"class_type": "LoadImage", "inputs": {"image": "unused.png"}}
    }
    """

  static let standard = try? Library.standard()

  static func driver(_ library: Library? = nil) -> Driver {
    Driver(library: library ?? standard ?? Library(), targets: [])
  }

  static func document(_ json: String) throws -> FlowDocument {
    try FlowDocument.reading(json: Array(json.utf8), name: "sample.json", url: nil, .bundled)
  }

  /// What a workflow gives as a function.
  static func imported(
    _ json: String, as name: String = "my_function", expose: [String] = [], force: Bool = false,
    doc: String? = nil
  ) throws -> (function: ImportedFunction?, findings: [Diagnostic]) {
    driver().imported(
      try document(json),
      as: FunctionImport(
        name, documentation: doc, exposures: expose.compactMap(FunctionImport.Exposure.init),
        isForced: force))
  }

  /// Prompts in one text each, to be told apart by the words that matter.
  static func prompt(_ nodes: String...) -> String { "{" + nodes.joined(separator: ", ") + "}" }

  /// A node of a prompt.
  static func node(
    _ id: String, _ className: String, _ inputs: String, title: String? = nil
  ) -> String {
    let meta = title.map { ", \"_meta\": {\"title\": \"\($0)\"}" } ?? ""
    return "\"\(id)\": {\"class_type\": \"\(className)\", \"inputs\": {\(inputs)}\(meta)}"
  }
}

extension ImportedFunction {
  /// Name, type and default of each port, as people read them.
  var portLines: [String] {
    signature.ports.map { port in
      "\(port.name): \(port.type)" + (port.defaultValue.map { " = \($0)" } ?? "")
    }
  }

  func port(_ name: String) -> InputPort? { signature.port(name) }

  /// The literal or parameter in an input of the body.
  func source(_ className: String, _ input: String) -> Source? {
    body?.nodes.first { $0.function.name == className }?.argument(input)?.source
  }
}
