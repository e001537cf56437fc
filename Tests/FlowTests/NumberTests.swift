import Flow
import Testing

@Suite("numbers")
struct NumberTests {
  @Test(
    "a number keeps its characters",
    arguments: [
      "0", "-0", "42", "007", "0.60", "-1.50", "1e3", "1E-3", "2.5e+10",
      "18446744073709551615", "-9223372036854775808", "1.7976931348623157e308", "1e-999",
    ])
  func literals(text: String) {
    #expect(Number(text)?.literal == text)
    #expect(Number(text)?.description == text)
  }

  @Test(
    "what is no number, or none that can be held, is refused",
    arguments: [
      "", "-", "+1", ".5", "5.", "1e", "1e+", "1.e3", "0x10", "1_000", " 1", "1 ", "1.5.2", "--1",
      "nan", "inf", "١", "1e999", "-1e999", "18446744073709551616", "-9223372036854775809", "1,5",
    ])
  func refused(text: String) {
    #expect(Number(text) == nil)
  }

  @Test("integers are known from decimals by how they are written")
  func integers() throws {
    #expect(try #require(Number("42")).isInteger)
    #expect(try #require(Number("42.0")).isInteger == false)
    #expect(try #require(Number("1e3")).isInteger == false)
    #expect(try #require(Number("42.0")).integer == 42)
    #expect(try #require(Number("42.5")).integer == nil)
    #expect(try #require(Number("-3")).integer == -3)
    #expect(try #require(Number("-3")).unsigned == nil)
    let largest = try #require(Number("18446744073709551615"))
    #expect(largest.unsigned == .max)
    #expect(largest.integer == nil)
    #expect(try #require(Number("9223372036854775808")).integer == nil)
    #expect(Number(unsigned: .max) == largest)
  }

  @Test(
    "a double becomes a number with as few digits as give it back",
    arguments: [
      (0.5, "0.5"), (6, "6"), (-2, "-2"), (0.1 + 0.2, "0.30000000000000004"), (-0.0, "0"),
      (1e20, "1e+20"), (1e-7, "1e-07"), (.infinity, "0"), (.nan, "0"), (999_999, "999999"),
    ])
  func doubles(value: Double, literal: String) {
    #expect(Number(value).literal == literal)
  }

  @Test("any finite double comes back from its number")
  func roundTrip() {
    var dice = Dice(seed: 3)
    for _ in 0..<10_000 {
      let value = Double(bitPattern: dice.next())
      guard value.isFinite else { continue }
      let number = Number(value)
      #expect(number.double == value)
      #expect(Number(number.literal) == number)
    }
  }
}
