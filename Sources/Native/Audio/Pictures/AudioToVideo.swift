import Flow
import Foundation
import Targets

/// Shows a sound as a moving picture, with the sound itself.
struct AudioToVideo: NativePrimitive {
  let name = "audio_to_video"

  func refusal(_ arguments: [String: Value]) -> Refusal? { Color.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let size = PixelSize(try call.required("width"), try call.required("height"))
    let fps = try call.required("fps")
    let frames = max(1, Int((sound.seconds * fps).rounded()))
    let color = try call.color(default: "deepskyblue")
    let drawing =
      switch call.text("style") {
      case "spectrum": Self.spectrum(fps, color)
      case "bars": Self.bars(size, fps, color)
      case "circle": try Self.circle(size, fps, color, call)
      default: Self.waveform(size, fps, color)
      }
    var facts = MediaFacts()
    (facts.width, facts.height, facts.frames, facts.fps) = (size.width, size.height, frames, fps)
    facts.seconds = Double(frames) / fps
    let length = (Double(frames) / fps).plain
    let graph =
      "[0:a:0]aresample=48000,aformat=channel_layouts=stereo,asplit[seen][heard];"
      + "[heard]apad,atrim=end=\(length)[sound];[seen]apad=pad_dur=1,aformat=channel_layouts=mono,"
      + "\(drawing.graph),fps=\(fps.plain),scale=\(size.width):\(size.height),setsar=1[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", sound.input] + drawing.inputs, graph: graph, sound: .label("sound"), facts: facts)
    ]
  }

  /// Filters that draw a mono sound, and the further inputs that they use.
  private typealias Drawing = (graph: String, inputs: [String])

  private static func waveform(_ size: PixelSize, _ fps: Double, _ color: Color) -> Drawing {
    let wave =
      "showwaves=s=\(size):mode=cline:scale=sqrt:rate=\(fps.plain):colors=\(color.filterValue)"
    return (SoundDrawing.onPage(wave, size, fps: fps), [])
  }

  /// The last five seconds below 12 kHz, moving to the left.
  private static func spectrum(_ fps: Double, _ color: Color) -> Drawing {
    // A height of 256 takes 256 samples for each column, which are 94 columns a second.
    let columns = "showspectrum=s=470x256:slide=scroll:mode=combined:color=intensity:saturation=0"
    return (
      "aresample=24000,\(columns):scale=log:overlap=0.5:fps=\(fps.plain),\(SoundDrawing.tint(color))",
      []
    )
  }

  /// Separate bars from low to high tones.
  private static func bars(_ size: PixelSize, _ fps: Double, _ color: Color) -> Drawing {
    let cell = max(3, size.width / 48)
    let count = max(4, (size.width + cell - 1) / cell)
    let page = SoundDrawing.page.filterValue
    let narrow = PixelSize(count, size.height)
    let levels =
      "showfreqs=s=\(narrow):mode=bar:fscale=log:ascale=cbrt:win_size=4096:averaging=2:"
      + "rate=\(fps.plain):colors=\(color.filterValue)"
    let wide =
      "scale=\(count * cell):\(size.height):flags=neighbor,crop=\(size.width):\(size.height):0:0"
    let gaps =
      "drawgrid=x=0:y=-\(size.height):w=\(cell):h=\(3 * size.height):t=\(max(1, cell / 4)):c=\(page)"
    return (SoundDrawing.onPage(levels, narrow, fps: fps) + ",\(wide),\(gaps)", [])
  }

  /// The wave bent into a ring.
  private static func circle(
    _ size: PixelSize, _ fps: Double, _ color: Color, _ call: PrimitiveCall
  ) throws -> Drawing {
    // Twice the size and then halved, the ring has smooth edges.
    let large = size.area <= 1280 * 720 ? size.scaled(by: 2) : size
    let strip = PixelSize(900, max(40, large.shortest / 3))
    let maps = SoundDrawing.ring(large, strip: strip)
    do {
      try Data(maps.across).write(to: call.file("across.pgm"))
      try Data(maps.down).write(to: call.file("down.pgm"))
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(call.request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
    let wave = waveform(strip, fps, color).graph
    return (
      "\(wave),format=gbrp[strip];[1:v]format=gray16le[across];[2:v]format=gray16le[down];"
        + "[strip][across][down]remap=fill=\(SoundDrawing.page.filterValue)",
      ["-i", "across.pgm", "-i", "down.pgm"]
    )
  }
}
