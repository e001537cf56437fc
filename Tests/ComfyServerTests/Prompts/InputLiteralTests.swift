import Comfy
import Flow
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Values as inputs take them")
struct InputLiteralTests {
  @Test(
    "a value becomes one of the input's kind",
    arguments: [
      ("INT", Value.number(Number("8.0") ?? Number(0)), Value.number(Number(8))),
      ("INT", .text("12"), .number(Number(12))),
      ("INT", .quantity(Quantity(Number(4), .seconds)), .number(Number(4))),
      ("FLOAT", .number(Number(0.25)), .number(Number(0.25))),
      ("FLOAT", .text("1e-3"), .number(Number("1e-3") ?? Number(0))),
      ("STRING", .number(Number(7)), .text("7")),
      ("STRING", .boolean(true), .text("true")),
      ("BOOLEAN", .text("False"), .boolean(false)),
      ("BOOLEAN", .number(Number(1)), .boolean(true)),
    ])
  func converted(type: String, value: Value, expected: Value) {
    #expect(InputLiteral.of(value, for: NodeInput("x", type)) == .value(expected))
  }

  @Test(
    "what an input does not take is refused",
    arguments: [
      ("INT", Value.number(Number(8.5)), "a whole number"),
      ("INT", .text("many"), "a whole number"), ("FLOAT", .boolean(true), "a number"),
      ("BOOLEAN", .number(Number(2)), "true or false"), ("STRING", .list([]), "a text"),
      ("MODEL", .text("x"), "what another node gives"),
    ])
  func refused(type: String, value: Value, wants: String) {
    #expect(InputLiteral.of(value, for: NodeInput("x", type)) == .refused(wants: wants))
  }

  @Test("an option is found by its spelling, with the server's slashes and kinds")
  func options() {
    let input = NodeInput("x", "COMBO", choices: ["sub\\a.ckpt", 4, "auto"])
    #expect(InputLiteral.of(.text("sub/a.ckpt"), for: input) == .value(.text("sub\\a.ckpt")))
    #expect(InputLiteral.of(.text("4"), for: input) == .value(.number(Number(4))))
    #expect(InputLiteral.of(.text("none such"), for: input) == .value(.text("none such")))
  }

  @Test("none leaves an input out")
  func none() {
    #expect(InputLiteral.of(.none, for: NodeInput("x", "INT")) == .nothing)
  }

  @Test("drawn seeds stay within the input's limits", arguments: [0, 1, 7, 4_294_967_295])
  func seeds(most: Int) {
    let input = NodeInput(
      "seed", "INT", minimum: Number(0), maximum: Number(most),
      flags: ["control_after_generate": true])
    for part in 0..<50 {
      #expect(DrawnSeed.of(input, part: "p\(part)", seed: 3) <= UInt64(most))
    }
    #expect(DrawnSeed.isSeed(input))
    #expect(!DrawnSeed.isSeed(NodeInput("steps", "INT")))
  }

  @Test("seeds of different parts differ and use all of 64 bits")
  func spread() {
    let input = NodeInput("seed", "INT", minimum: Number(0), maximum: Number(unsigned: .max))
    let seeds = Set((0..<64).map { DrawnSeed.of(input, part: "p\($0)", seed: 3) })
    #expect(seeds.count == 64)
    #expect(seeds.contains { $0 > UInt64(Int64.max) })
  }
}
