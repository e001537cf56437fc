import Foundation

/// A folder of small media to try requests on, made once by ffmpeg.
enum MediaFolder {
  /// Where the media are: pictures of 320x240, films of 2 s at 24 fps with sound, tunes of 3 s.
  static let url: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-media-\(UUID().uuidString)", isDirectory: true)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let film = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    let made: [(String, [String])] = [
      ("photo.jpg", ["-f", "lavfi", "-i", "testsrc2=s=320x240:d=1", "-frames:v", "1"]),
      ("second.jpg", ["-f", "lavfi", "-i", "mandelbrot=s=320x240", "-frames:v", "1"]),
      ("third.png", ["-f", "lavfi", "-i", "smptebars=s=400x300:d=1", "-frames:v", "1"]),
      (
        "product.png",
        [
          "-f", "lavfi", "-i", "color=white:s=240x200:d=1", "-vf",
          "drawbox=x=70:y=50:w=100:h=100:color=red:t=fill", "-frames:v", "1",
        ]
      ),
      (
        "sign.png",
        [
          "-f", "lavfi", "-i", "color=white:s=640x160:d=1", "-vf",
          "drawtext=text='OPEN TODAY':fontsize=64:x=40:y=40:fontcolor=black", "-frames:v", "1",
        ]
      ),
      (
        "clip.mp4",
        ["-f", "lavfi", "-i", "testsrc2=s=320x240:r=24:d=2", "-f", "lavfi", "-i", "sine=500:d=2"]
          + film
      ),
      (
        "other.mp4",
        ["-f", "lavfi", "-i", "smptebars=s=320x240:r=24:d=2", "-f", "lavfi", "-i", "sine=300:d=2"]
          + film
      ),
      ("tune.wav", ["-f", "lavfi", "-i", "sine=440:d=3", "-ar", "44100", "-ac", "2"]),
      ("voice.wav", ["-f", "lavfi", "-i", "sine=220:d=2", "-ar", "44100", "-ac", "1"]),
    ]
    for (name, arguments) in made {
      _ = Tool.run(
        "ffmpeg",
        ["-hide_banner", "-loglevel", "error", "-y"] + arguments
          + [folder.appendingPathComponent(name).path])
    }
    return folder
  }()

  /// The project's own example pictures.
  static let examples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Examples/inputs").path
}

/// Other programs, asked about what a command made.
enum Tool {
  /// Runs a program and gives what it wrote to both streams.
  static func run(_ name: String, _ arguments: [String]) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    guard (try? process.run()) != nil else { return "" }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
