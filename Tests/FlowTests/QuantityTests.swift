import Flow
import Testing

@Suite("quantities")
struct QuantityTests {
  @Test(
    "a quantity is converted to another unit of its dimension",
    arguments: [
      ("500", .milliseconds, .seconds, "0.5"), ("2", .minutes, .seconds, "120"),
      ("1.5", .hours, .minutes, "90"), ("3", .seconds, .milliseconds, "3000"),
      ("50", .percent, .times, "0.5"), ("2", .times, .percent, "200"),
      ("44.1", .kilohertz, .hertz, "44100"), ("180", .degrees, .radians, "3.14159265359"),
      ("0.1", .seconds, .milliseconds, "100"), ("0.7", .times, .percent, "70"),
      ("-250", .milliseconds, .seconds, "-0.25"),
    ] as [(String, QuantityUnit, QuantityUnit, String)])
  func conversions(literal: String, from: QuantityUnit, to: QuantityUnit, expected: String) throws {
    let quantity = Quantity(try #require(Number(literal)), from)
    #expect(quantity.converted(to: to)?.number.literal == expected)
    #expect(quantity.converted(to: to)?.unit == to)
  }

  @Test(
    "twelve digits of the result are kept, however large or small it is",
    arguments: [
      ("0.0000000123", .milliseconds, .seconds, "1.23e-11"),
      ("0.3333333333333", .seconds, .milliseconds, "333.333333333"),
      ("123456789.123", .hours, .seconds, "444444440843"),
      ("7", .milliseconds, .hours, "1.94444444444e-06"), ("0", .minutes, .seconds, "0"),
      ("-0.001", .kilohertz, .hertz, "-1"),
    ] as [(String, QuantityUnit, QuantityUnit, String)])
  func digits(literal: String, from: QuantityUnit, to: QuantityUnit, expected: String) throws {
    let quantity = Quantity(try #require(Number(literal)), from)
    #expect(quantity.converted(to: to)?.number.literal == expected)
  }

  @Test(
    "its own unit leaves a quantity exactly as it was written", arguments: QuantityUnit.allCases)
  func sameUnit(unit: QuantityUnit) throws {
    let quantity = Quantity(try #require(Number("0.60")), unit)
    #expect(quantity.converted(to: unit) == quantity)
  }

  @Test("only units of one dimension convert into one another")
  func dimensions() {
    for from in QuantityUnit.allCases {
      for to in QuantityUnit.allCases {
        let result = Quantity(Number(1), from).converted(to: to)
        #expect((result != nil) == (from.dimension == to.dimension), "\(from) to \(to)")
      }
    }
  }

  @Test("frames and times are converted when the frame rate is known")
  func frames() {
    let frames = Quantity(Number(48), .frames)
    #expect(frames.converted(to: .seconds, frameRate: 24) == Quantity(Number(2), .seconds))
    #expect(
      frames.converted(to: .milliseconds, frameRate: 24) == Quantity(Number(2000), .milliseconds))
    #expect(
      Quantity(Number(1), .minutes).converted(to: .frames, frameRate: 25)
        == Quantity(Number(1500), .frames))
    #expect(
      Quantity(Number(0.51), .seconds).converted(to: .frames, frameRate: 24)
        == Quantity(Number(12), .frames))
    #expect(frames.converted(to: .seconds) == nil)
    #expect(frames.converted(to: .seconds, frameRate: 0) == nil)
    #expect(frames.converted(to: .seconds, frameRate: -24) == nil)
    #expect(frames.converted(to: .pixels, frameRate: 24) == nil)
  }

  @Test("going to a unit and back gives the same amount")
  func thereAndBack() {
    for from in QuantityUnit.allCases {
      for to in QuantityUnit.allCases where from.dimension == to.dimension {
        let quantity = Quantity(Number(12_000), from)
        let back = quantity.converted(to: to)?.converted(to: from)
        let difference = abs((back?.number.double ?? 0) - 12_000)
        #expect(difference < 0.01, "\(from) to \(to) and back")
      }
    }
  }

  @Test("units are known by their common spellings, in any case where that is clear")
  func spellings() {
    for unit in QuantityUnit.allCases { #expect(QuantityUnit(spelling: unit.rawValue) == unit) }
    for (spelling, unit) in QuantityUnit.spellings {
      #expect(QuantityUnit(spelling: spelling) == unit)
      #expect(QuantityUnit(spelling: spelling.uppercased()) == unit)
    }
    for text in ["", "sek", "parsec", " s", "s "] { #expect(QuantityUnit(spelling: text) == nil) }
  }

  @Test("a quantity is written with a space before its unit")
  func description() {
    #expect(Quantity(Number(-6), .decibels).description == "-6 dB")
    #expect(Quantity(Number(50), .percent).description == "50 %")
  }
}
