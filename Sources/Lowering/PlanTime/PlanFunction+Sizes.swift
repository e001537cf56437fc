import Flow
import Targets

extension PlanFunction {
  /// Sizes and lengths that a model can make.
  static let sizes: [PlanFunction] = [size, frames]

  /// A size of the asked proportions that a model works well at.
  private static let size = PlanFunction(
    "size",
    [
      Port("width", .modality(.number), defaultValue: Value.none),
      Port("height", .modality(.number), defaultValue: Value.none),
      Port("pixels", .modality(.number)),
      Port("multiple", .modality(.number), defaultValue: .number(Number(8))),
    ],
    gives: [
      OutputPort("width", .modality(.number)), OutputPort("height", .modality(.number)),
      OutputPort("exact", .modality(.boolean)),
    ]
  ) { call throws(Refusal) in
    let asked = (width: try call.optionalNumber("width"), height: try call.optionalNumber("height"))
    let size = WorkingSize(
      width: asked.width, height: asked.height, pixels: try call.number("pixels"),
      multiple: try call.number("multiple"))
    let isExact =
      asked.width.map { $0 == size.width } ?? true && asked.height.map { $0 == size.height } ?? true
    return [
      "width": .number(size.width), "height": .number(size.height),
      "exact": .value(.boolean(isExact)),
    ]
  }

  /// How many frames a model makes for a duration, and the rate at which they last just as long.
  private static let frames = PlanFunction(
    "frames",
    [
      Port("duration", .modality(.number)), Port("fps", .modality(.number)),
      Port("step", .modality(.number), defaultValue: .number(Number(1))),
      Port("most", .modality(.number), defaultValue: Value.none),
      Port("rate", .modality(.number), defaultValue: Value.none),
    ], gives: [OutputPort("frames", .modality(.number)), OutputPort("fps", .modality(.number))]
  ) { call throws(Refusal) in
    let duration = try call.number("duration")
    let asked = try call.number("fps")
    guard duration > 0, asked > 0 else {
      throw Refusal("A film needs a duration and a frame rate above 0.")
    }
    let rate = min(asked, try call.optionalNumber("rate") ?? asked)
    let step = max(1, try call.number("step"))
    let rounding = Rounding(
      multiple: step, plus: 1, atLeast: step + 1, atMost: try call.optionalNumber("most"))
    let frames = max(1, rounding.round(duration * rate, .up))
    return ["frames": .number(frames), "fps": .number((frames / duration).tidy)]
  }
}

/// The size at which a model draws what is to have another size in the end.
struct WorkingSize: Equatable {
  let width: Double
  let height: Double

  /// - Parameters:
  ///   - width: The width that is asked for; nil leaves it to the model.
  ///   - height: The height that is asked for; nil leaves it to the model.
  ///   - pixels: The area that the model was made for.
  ///   - multiple: What both sides must be multiples of.
  init(width: Double?, height: Double?, pixels: Double, multiple: Double) {
    let side = max(1, pixels).squareRoot()
    let asked = (width: max(1, width ?? height ?? side), height: max(1, height ?? width ?? side))
    let area = asked.width * asked.height
    // Far below the area it was made for, a model draws only noise and pieces.
    let wanted = min(max(area, pixels / 4), max(1, pixels))
    let scale = (wanted / area).squareRoot()
    let rounding = Rounding(multiple: max(1, multiple), atLeast: max(1, multiple))
    self.width = rounding.round(asked.width * scale)
    self.height = rounding.round(asked.height * scale)
  }
}
