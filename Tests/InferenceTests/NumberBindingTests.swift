import Flow
import Library
import Testing

@testable import Inference

@Suite("giving numbers to ports")
struct NumberBindingTests {
  private func values(_ text: String, for function: String) throws -> [String: String] {
    let request = RequestText(text, files: [])
    let signature = try #require(Requests.library.catalogue[function])
    let found = NumberBinding(
      request: request, vocabulary: Requests.library.vocabulary, signature: signature
    ).read(Array(request.lexemes.indices), taken: [])
    return found.values.mapValues { "\($0)" }
  }

  private func value(_ number: String, _ unit: QuantityUnit) throws -> String {
    "\(Value.quantity(Quantity(try #require(Number(number)), unit)))"
  }

  @Test("a unit tells the port")
  func units() throws {
    let found = try values("5 seconds at 30 fps", for: "image_to_video")
    #expect(found["duration"] == (try value("5", .seconds)))
    #expect(found["fps"] == (try value("30", .framesPerSecond)))
  }

  @Test("words next to a number tell the port")
  func words() throws {
    let found = try values("from 2 to 5 seconds", for: "trim_video")
    #expect(found["start"] == (try value("2", .seconds)))
    #expect(found["end"] == (try value("5", .seconds)))
    #expect(found["duration"] == nil)
    let sides = try values("100 px on the left and 50 px at the top", for: "extend_image")
    #expect(sides["left"] == (try value("100", .pixels)))
    #expect(sides["top"] == (try value("50", .pixels)))
    #expect(sides["right"] == nil)
  }

  @Test("one number for several sides fills each of them, one for no side fills all")
  func sides() throws {
    #expect(
      Set(try values("100 px left and right", for: "extend_image").keys) == ["left", "right"])
    #expect(try values("by 100 px", for: "extend_image").count == 4)
  }

  @Test("sizes give width and height, tables columns and rows")
  func sizes() throws {
    let size = try values("640x480", for: "resize_image")
    #expect(size["width"] == (try value("640", .pixels)))
    #expect(size["height"] == (try value("480", .pixels)))
    let table = try values("3x2", for: "contact_sheet")
    #expect(
      table == ["columns": "\(Value.number(Number(3)))", "rows": "\(Value.number(Number(2)))"])
  }

  @Test("a number whose unit no port takes finds no place")
  func strange() throws {
    #expect(try values("5 dB", for: "blur_image").isEmpty)
    #expect(try values("5 seconds", for: "flip_image").isEmpty)
  }

  @Test("a share is a part of one for ports between 0 and 1")
  func shares() throws {
    #expect(
      try values("strength 30%", for: "merge_images")["strength"] == "\(Value.number(Number(0.3)))")
  }
}
