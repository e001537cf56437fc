import Checking
import Flow
import Testing

@Suite("Resolution")
struct ResolutionTests {
  @Test("arguments, links and results get their names, values their units, choices their spelling")
  func everything() {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node(
        "clip", "image_to_video",
        [.from("photo"), .value(.quantity(Quantity(500, .milliseconds))), .value(.number(12))],
        named: ["motion": .text("Closer")]),
      returning: "clip")
    let resolved = flow.resolved(with: Sample.catalogue)
    #expect(resolved.node("photo")?.arguments == [Argument("file", Value.text("a.png"))])
    #expect(
      resolved.node("clip")?.arguments == [
        Argument("image", .from("photo", "image")),
        Argument("duration", .seconds(Number(0.5))),
        Argument("fps", .quantity(Quantity(12, .framesPerSecond))),
        Argument("motion", Value.text("zoom in")),
      ])
    #expect(resolved.returns.map(\.source) == [.from("clip", "video")])
  }

  @Test("frames become seconds by the node's own frame rate")
  func frames() {
    var flow = Flow.clip("duration", .quantity(Quantity(48, .frames)))
    #expect(
      flow.resolved(with: Sample.catalogue).node("clip")?.argument("duration")?.source
        == .value(.seconds(2)))
    flow.nodes[1].arguments.append(Argument("fps", .number(12)))
    #expect(
      flow.resolved(with: Sample.catalogue).node("clip")?.argument("duration")?.source
        == .value(.seconds(4)))
  }

  @Test("what falls on a list port becomes one list, a list stays one")
  func lists() {
    let base = [
      Node("a", "load_image", [.text("a.png")]), Node("film", "load_video", [.text("a.mp4")]),
      Node("stills", "extract_frames", [.from("film")]),
    ]
    func images(_ node: Node) -> [Source?] {
      let flow = Flow(nodes: base + [node], returns: [Flow.Return(.from("x"))])
      return flow.resolved(with: Sample.catalogue).node("x")?.arguments.map { argument in
        argument.port == .named("images") ? argument.source : nil
      } ?? []
    }
    let a = Source.from("a", "image")
    #expect(images(Node("x", "slideshow", [.from("a")])) == [.list([a])])
    #expect(images(Node("x", "slideshow", [.from("a"), .from("a")])) == [.list([a, a])])
    #expect(images(Node("x", "slideshow", [.from("stills")])) == [.from("stills", "images")])
    #expect(images(Node("x", "slideshow", named: ["images": .from("a")])) == [.list([a])])
  }

  @Test("literals on a list port become a literal list")
  func literalList() {
    let catalogue = Catalogue([
      Signature("join", [Port("parts", .list(.text))], [("text", .text)])
    ])
    let flow = Flow(Node("x", "join", [.text("a"), .text("b")]), returning: "x")
    #expect(
      flow.resolved(with: catalogue).node("x")?.arguments == [
        Argument("parts", Value.list([.text("a"), .text("b")]))
      ])
  }

  @Test("what does not fit, and a node of an unknown function, stay as they are")
  func untouched() {
    let flow = Flow(
      Node("x", "quux", [.value(.number(1))], named: ["a": .text("B")]),
      Node(
        "clip", "image_to_video", [.from("x")],
        named: ["sparkle": .value(.number(3)), "fps": .value(.seconds(3)), "motion": .text("spin")]),
      returning: "x")
    let resolved = flow.resolved(with: Sample.catalogue)
    #expect(resolved.node("x") == flow.node("x"))
    #expect(
      resolved.node("clip")?.arguments == [
        Argument("image", .from("x")), Argument("sparkle", .number(3)),
        Argument("fps", .seconds(3)), Argument("motion", Value.text("spin")),
      ])
  }

  @Test("the flow's own defaults are in their own units")
  func parameters() {
    var flow = Flow.clip("duration", .none)
    flow.parameters = [
      Port("seconds", .number, unit: .seconds, defaultValue: .quantity(Quantity(1, .minutes)))
    ]
    #expect(
      flow.resolved(with: Sample.catalogue).parameters.first?.defaultValue == .seconds(60))
  }
}
