import Foundation
import OrderedJSON

extension ServerCore {
  /// What `/object_info/{class}` says: nothing for a class that is not there.
  func description(of name: String) -> JSON {
    guard let nodeClass = catalogue.nodeClass(name, files: files) else { return [:] }
    return .object(JSONObject([JSONObject.Member(name, nodeClass.objectInfo)]))
  }

  /// What `/system_stats` says.
  var systemStats: JSON {
    let memory = 25_769_803_776
    return [
      "system": [
        "os": "posix", "ram_total": .integer(memory), "ram_free": .integer(memory / 2),
        "comfyui_version": .string(configuration.version),
        "required_frontend_version": "1.27.10", "python_version": "3.11.7 (stand-in)",
        "pytorch_version": "2.11.0", "embedded_python": false, "argv": ["main.py"],
      ],
      "devices": [
        [
          "name": "stand-in", "type": "cpu", "index": .null, "vram_total": .integer(memory),
          "vram_free": .integer(memory / 2), "torch_vram_total": .integer(memory),
          "torch_vram_free": .integer(memory / 2),
        ]
      ],
    ]
  }

  /// What `/embeddings` says: names without their ends.
  var embeddings: JSON {
    .array(
      (catalogue.files(in: "embeddings") ?? []).map { name in
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return .string(name) }
        return .string(String(name[..<dot]))
      })
  }

  /// What `/view_metadata/{folder}` says of a file.
  func metadata(in folder: String, _ request: ReceivedRequest) -> Answer {
    guard let file = request.query["filename"], file.hasSuffix(".safetensors"),
      catalogue.files(in: folder)?.contains(file) == true,
      let metadata = configuration.metadata["\(folder)/\(file)"]
    else { return .status(404) }
    return .json(metadata)
  }
}
