import Flow
import Foundation
import Targets

/// The tools of this machine: where each is, and which Debian package brings one that is missing.
struct Toolbox: Sendable {
  private let found: [String: String]

  /// The tools that primitives use, with the Debian package of each.
  static let packages: [(tool: String, package: String)] = [
    ("ffmpeg", "ffmpeg"), ("ffprobe", "ffmpeg"), ("espeak-ng", "espeak-ng"),
    ("fluidsynth", "fluidsynth"), ("tesseract", "tesseract-ocr"),
    ("pocketsphinx_continuous", "pocketsphinx"),
  ]

  /// Data files that primitives use: a name, where it may be, and its Debian package.
  static let dataFiles: [(name: String, paths: [String], package: String)] = [
    (
      "soundfont",
      [
        "/usr/share/sounds/sf2/TimGM6mb.sf2", "/usr/share/sounds/sf2/FluidR3_GM.sf2",
        "/usr/share/sounds/sf2/default-GM.sf2", "/usr/share/soundfonts/default.sf2",
      ], "timgm6mb-soundfont"
    ),
    (
      "font",
      [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
        "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf",
        "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf",
      ], "fonts-dejavu-core"
    ),
    (
      "speech-model", ["/usr/share/pocketsphinx/model/en-us/en-us"], "pocketsphinx-en-us"
    ),
  ]

  /// Looks the tools up in the folders of `path`, by default the process's own `PATH`.
  init(path: String? = nil) {
    let folders = (path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      .split(separator: ":").map(String.init)
    var found: [String: String] = [:]
    for (tool, _) in Toolbox.packages {
      found[tool] = folders.lazy.map { "\($0)/\(tool)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
    for (name, paths, _) in Toolbox.dataFiles {
      found[name] = paths.first { FileManager.default.fileExists(atPath: $0) }
    }
    self.found = found
  }

  /// The path of a tool or data file.
  ///
  /// - Throws: A finding that names the Debian package that brings it.
  func path(_ name: String) throws(Diagnostic) -> String {
    if let path = found[name] { return path }
    let package = Toolbox.package(of: name)
    throw Diagnostic(
      .missingTool, "\(name) is not installed.",
      hint: package.map { "Install it with: apt-get install \($0)" })
  }

  /// What is there and what is not.
  var inventory: Inventory {
    let tools = Toolbox.packages.map { ($0.tool, "tool", $0.package) }
    let data = Toolbox.dataFiles.map { ($0.name, "data", $0.package) }
    return Inventory(
      devices: ["cpu: \(ProcessInfo.processInfo.activeProcessorCount) cores"],
      items: (tools + data).map { name, kind, package in
        Inventory.Item(
          Need(kind, name), detail: found[name], remedy: "apt-get install \(package)")
      })
  }

  private static func package(of name: String) -> String? {
    packages.first { $0.tool == name }?.package ?? dataFiles.first { $0.name == name }?.package
  }
}
