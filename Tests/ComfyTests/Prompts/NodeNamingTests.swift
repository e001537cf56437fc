import Comfy
import Flow
import Testing

@Suite("names of nodes by class and id")
struct NodeNamingTests {
  static let slugs = [
    ("KSampler", "ksampler"), ("CheckpointLoaderSimple", "checkpoint_loader_simple"),
    ("CLIPTextEncode", "clip_text_encode"), ("VAEDecode", "vae_decode"),
    ("KSamplerAdvanced", "ksampler_advanced"), ("UNETLoader", "unet_loader"),
    ("IPAdapter", "ip_adapter"), ("EmptySD3LatentImage", "empty_sd3_latent_image"),
    ("VHS_VideoCombine", "vhs_video_combine"), ("ModelSamplingSD3", "model_sampling_sd3"),
    ("SVD_img2vid_Conditioning", "svd_img2vid_conditioning"),
    ("[Comfy3D] TripoSR", "comfy3d_tripo_sr"),
    ("Image Resize (rgthree)", "image_resize_rgthree"), ("3DPose", "node_3d_pose"),
    ("人物", "node"), ("", "node"), ("__a__b", "a_b"), ("lower", "lower"), ("ABC", "abc"),
  ]

  @Test("the class's name in lower case with lines between its words", arguments: slugs)
  func slug(className: String, expected: String) {
    let names = NodeNaming.names(of: [("3", className)])
    #expect(names == [NodeNaming.Name("\(expected)_3")])
  }

  @Test("an id that is no plain number is kept in an attribute")
  func oddIDs() {
    let ids = ["57:3", "-4", "a b", "007", "", "::", "1.5", "é", "99999999999999999999", "0"]
    let names = NodeNaming.names(of: ids.map { ($0, "KSampler") })
    #expect(
      names.map(\.name) == [
        "ksampler_57_3", "ksampler_4", "ksampler_a_b", "ksampler_007", "ksampler", "ksampler_2",
        "ksampler_1_5", "ksampler_3", "ksampler_99999999999999999999", "ksampler_0",
      ])
    #expect(names.map { $0.id?.values.first?.text } == ids.map { isPlain($0) ? nil : $0 })
  }

  private func isPlain(_ id: String) -> Bool { ["99999999999999999999", "0"].contains(id) }

  @Test("a plain id has its name before an odd one that would get the same")
  func plainFirst() {
    let names = NodeNaming.names(of: [("1:2", "A"), ("1_2", "A"), ("2", "A_1"), ("12", "A")])
    #expect(names.map(\.name) == ["a_1_2_2", "a_1_2_3", "a_1_2", "a_12"])
    #expect(names.map { $0.id == nil } == [false, false, true, true])
  }

  @Test("a reserved name is not given")
  func reserved() {
    let names = NodeNaming.names(of: [("3", "A")], except: ["a_3", "a_3_2"])
    #expect(names == [NodeNaming.Name("a_3_3", id: Attribute("id", "3"))])
  }

  @Test("ids come from the attribute, then the name, then the next free number")
  func ids() {
    func node(_ name: String, id: String? = nil) -> Node {
      Node(name, FunctionName("f"), attributes: id.map { [Attribute("id", $0)] } ?? [])
    }
    let nodes = [
      node("plain"), node("a_3"), node("b_3"), node("c_5", id: "1"), node("d_03"), node("e_x7"),
      node("f", id: "57:3"), node("g", id: "57:3"), node("h_2"), node("i_"), node("_9"),
    ]
    #expect(
      NodeNaming.ids(of: nodes) == ["4", "3", "5", "1", "6", "7", "57:3", "8", "2", "10", "9"])
  }

  @Test("ids of any kind come back from the names they give")
  func roundTrip() {
    let parts = ["", "0", "1", "2", "12", "01", ":", "-", "_", "a", "B", " ", "\"", "\n", "é", "😀"]
    for seed in 0..<400 {
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
      func roll(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
      }
      var ids: [String] = []
      for _ in 0..<roll(30) {
        let id = (0...roll(3)).map { _ in parts[roll(parts.count)] }.joined()
        if !ids.contains(id) { ids.append(id) }
      }
      let nodes = ids.map { (id: $0, className: ["A", "A_1", "KSampler", "?"][roll(4)]) }
      let names = NodeNaming.names(of: nodes)
      #expect(Set(names.map(\.name)).count == ids.count)
      let flowNodes = names.map { name in
        Node(name.name, FunctionName("f"), attributes: name.id.map { [$0] } ?? [])
      }
      #expect(NodeNaming.ids(of: flowNodes) == ids)
    }
  }
}
