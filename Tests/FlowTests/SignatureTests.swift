import Flow
import Testing

@Suite("signatures and catalogues")
struct SignatureTests {
  private let mix = Signature(
    FunctionName("mix"),
    ports: [
      Port("first", .modality(.audio)), Port("more", .list(.modality(.audio))),
      Port("balance", .modality(.number), defaultValue: .number(Number(1))),
    ],
    outputs: [OutputPort("audio", .modality(.audio)), OutputPort("peak", .modality(.number))])

  @Test("ports are found by name and by place, a list taking the rest of the places")
  func ports() {
    #expect(mix.port(.named("balance"))?.name == "balance")
    #expect(mix.port(.named("missing")) == nil)
    #expect(
      (0..<5).map { mix.port(.position($0))?.name } == ["first", "more", "more", "more", "more"])
    let plain = Signature(FunctionName("f"), ports: [Port("a", .file)], outputs: [])
    #expect(plain.port(.position(0))?.name == "a")
    #expect(plain.port(.position(1)) == nil)
    #expect(plain.port(.position(-1)) == nil)
  }

  @Test("outputs are found by name, by place, and the first without either")
  func outputs() {
    #expect(mix.output(nil)?.name == "audio")
    #expect(mix.output(.named("peak"))?.name == "peak")
    #expect(mix.output(.position(1))?.name == "peak")
    #expect(mix.output(.position(2)) == nil)
    #expect(mix.output(.named("missing")) == nil)
  }

  @Test("inputs and parameters are told apart by what can fill them")
  func inputs() {
    #expect(mix.inputs.map(\.name) == ["first", "more"])
    #expect(mix.parameters.map(\.name) == ["balance"])
    #expect(mix.ports.map(\.isRequired) == [true, true, false])
  }

  @Test("a later signature replaces the one of the same name in its place")
  func catalogue() {
    var catalogue = Catalogue([mix, Signature(FunctionName("f"), ports: [], outputs: [])])
    let other = Signature(FunctionName("mix"), ports: [], outputs: [], documentation: "New.")
    catalogue.add(other)
    #expect(catalogue.signatures.map(\.name.name) == ["mix", "f"])
    #expect(catalogue["mix"] == other)
    #expect(catalogue[FunctionName("mix", on: "comfy")] == nil)
    let merged = catalogue.merging(Catalogue([mix]))
    #expect(merged["mix"] == mix)
    #expect(merged.signatures.count == 2)
  }

  @Test("a range contains its ends and knows the nearer one")
  func ranges() throws {
    let range = ValueRange(try #require(Number("0.50")), Number(60))
    #expect(range.contains(0.5) && range.contains(60))
    #expect(!range.contains(0.49) && !range.contains(60.1) && !range.contains(.nan))
    #expect(range.bound(nearest: 0)?.literal == "0.50")
    #expect(range.bound(nearest: 61)?.literal == "60")
    #expect(range.bound(nearest: 3) == nil)
    #expect(range.description == "0.50...60")
  }

  @Test("a named flow is a function, an anonymous one is not")
  func flowSignature() {
    let flow = Flow(name: "f", documentation: "Does f.", parameters: mix.ports)
    #expect(flow.signature?.name == FunctionName("f"))
    #expect(flow.signature?.ports == mix.ports)
    #expect(flow.signature?.documentation == "Does f.")
    #expect(Flow().signature == nil)
  }
}
