import Flow
import Library
import Testing

/// How ComfyUI does the functions for pictures, held against what the functions promise.
@Suite("pictures on ComfyUI")
struct ComfyPicturesTests {
  private static let functions = [
    "text_to_image", "compose_areas", "merge_models", "image_to_image", "edit_image",
    "inpaint_image", "outpaint_image", "restyle_image", "upscale_image", "restore_image",
    "colorize_image", "merge_images", "style_reference", "content_reference", "pose_reference",
    "sketch_to_image", "depth_to_image", "estimate_depth", "remove_background",
    "replace_background", "mask_object", "caption_image", "match_size", "scale_to_area",
  ]

  private struct Way: CustomStringConvertible {
    let signature: Signature
    let realization: Realization
    let body: Flow

    var description: String {
      "\(signature.name) with \(realization.needs.map(\.name).joined(separator: ", "))"
    }
    var needs: Set<String> {
      Set(realization.needs.map { $0.name.replacing("-", with: "_") })
    }
    /// The nodes, needs and parameters that the body draws on, in arguments and in results.
    var drawnOn: Set<String> {
      let sources = body.nodes.flatMap { $0.arguments.map(\.source) } + body.returns.map(\.source)
      return Set(sources.flatMap(\.names))
    }
  }

  private static let standard = Result { try Library.standard() }

  private static func ways(of name: String) throws -> [Way] {
    let library = try standard.get()
    let signature = try #require(library.catalogue[name])
    return try library.realizations(of: name, on: "comfy").map { realization in
      Way(
        signature: signature, realization: realization,
        body: try #require(realization.body, "\(name) has no body"))
    }
  }

  @Test("every function for pictures that needs a model has a way", arguments: functions)
  func realized(name: String) throws {
    #expect(!(try Self.ways(of: name)).isEmpty)
  }

  @Test("every way takes note of each parameter, were it to refuse it", arguments: functions)
  func honoursAll(name: String) throws {
    // A background in one colour is left to the native tools as a whole.
    let exempt: Set<String> = name == "replace_background" ? ["color"] : []
    for way in try Self.ways(of: name) {
      let drawnOn = way.drawnOn
      for port in way.signature.ports where !exempt.contains(port.name) {
        #expect(drawnOn.contains(port.name), "\(way) takes no note of \(port.name)")
      }
    }
  }

  @Test("a body draws on nodes before it, on its needs and on parameters", arguments: functions)
  func resolves(name: String) throws {
    for way in try Self.ways(of: name) {
      let needs = way.needs
      var known = needs.union(way.signature.ports.map(\.name))
      for node in way.body.nodes {
        for name in node.arguments.flatMap(\.source.names) {
          #expect(known.contains(name), "\(way): \(node.name) draws on \(name)")
        }
        for reference in node.arguments.flatMap(\.source.references)
        where needs.contains(reference.node) {
          #expect(reference.port != nil, "\(way): \(node.name) draws on all of \(reference)")
        }
        #expect(!needs.contains(node.name), "\(way): \(node.name) hides a need")
        known.insert(node.name)
      }
      #expect(way.body.returns.count == way.signature.outputs.count, "\(way)")
    }
  }

  @Test("no step of a body is without use", arguments: functions)
  func nothingIdle(name: String) throws {
    for way in try Self.ways(of: name) {
      let drawnOn = way.drawnOn
      for node in way.body.nodes where node.function.name != "require" {
        #expect(drawnOn.contains(node.name), "\(way): nothing draws on \(node.name)")
      }
      for need in way.needs {
        #expect(drawnOn.contains(need), "\(way): \(need) is needed for nothing")
      }
    }
  }

  @Test("abstract functions within bodies are called with ports that they have")
  func innerCalls() throws {
    let catalogue = try Self.standard.get().catalogue
    for way in try Self.functions.flatMap({ try Self.ways(of: $0) }) {
      for node in way.body.nodes where node.function.target == nil {
        let inner = try #require(catalogue[node.function], "\(way): \(node.function)")
        for argument in node.arguments {
          guard case .named(let port) = argument.port else { continue }
          #expect(inner.port(port) != nil, "\(way): \(inner.name) has no \(port)")
        }
        let filled = Set(node.arguments.map(\.port))
        for port in inner.ports where port.isRequired {
          #expect(filled.contains(.named(port.name)), "\(way): \(inner.name) lacks \(port.name)")
        }
      }
    }
  }

  @Test(
    "the better family of models comes first",
    arguments: [
      ("text_to_image", ["flux-dev", "qwen-image", "sd3", "sdxl", "sd2", "sd15"]),
      ("image_to_image", ["flux-dev", "qwen-image", "sdxl", "sd15"]),
      ("edit_image", ["qwen-image-edit", "flux-kontext", "instructpix2pix"]),
      ("inpaint_image", ["flux-fill", "sdxl-inpaint", "sd15-inpaint", "sdxl"]),
      ("merge_images", ["qwen-image-edit", "flux-kontext", "unclip"]),
      ("merge_models", ["sdxl", "sd15"]), ("restore_image", ["restorer", "upscaler", "sd15"]),
      ("sketch_to_image", ["flux-canny", "sdxl", "sd15"]),
    ])
  func order(name: String, families: [String]) throws {
    let first = try Self.ways(of: name).compactMap { $0.realization.needs.first?.name }
    let places = try families.map { family in
      try #require(first.firstIndex(of: family), "\(name) has no way with \(family)")
    }
    #expect(places == places.sorted(), "\(name): \(first)")
  }

  @Test(
    "what a picture keeps is put back: what is outside a mask, and a picture's own size",
    arguments: [
      ("inpaint_image", "ImageCompositeMasked"), ("image_to_image", "match_size"),
      ("edit_image", "match_size"), ("upscale_image", "match_size"),
      ("merge_images", "match_size"), ("style_reference", "match_size"),
      ("content_reference", "match_size"), ("pose_reference", "match_size"),
      ("sketch_to_image", "match_size"), ("depth_to_image", "match_size"),
      ("outpaint_image", "inpaint_image"), ("replace_background", "ImageCompositeMasked"),
    ])
  func ending(name: String, last: String) throws {
    for way in try Self.ways(of: name) {
      let result = try #require(way.body.returns.first?.source.references.first)
      #expect(way.body.node(result.node)?.function.name == last, "\(way)")
    }
  }

  @Test("the seed that is asked for goes wherever chance is at work", arguments: functions)
  func seeds(name: String) throws {
    for way in try Self.ways(of: name) where way.signature.port("seed") != nil {
      for node in way.body.nodes {
        for port in ["seed", "noise_seed"] {
          guard let source = node.argument(port)?.source else { continue }
          #expect(source.names == ["seed"], "\(way): \(node.name)")
        }
      }
    }
  }
}

extension Source {
  /// The names of all nodes and parameters in it.
  fileprivate var names: [String] {
    switch self {
    case .value: []
    case .output(let reference): [reference.node]
    case .parameter(let name): [name]
    case .list(let sources): sources.flatMap(\.names)
    }
  }
}
