import ArgumentParser

/// How a command speaks.
struct OutputOptions: ParsableArguments, Sendable {
  @Flag(help: "Print exactly one JSON object on standard output, and nothing else.")
  var json = false

  @Flag(name: [.short, .long], help: "Print only results and errors.")
  var quiet = false

  @Flag(help: "Use no colours; the environment variable NO_COLOR does the same.")
  var noColor = false

  var reporter: Reporter { Reporter(options: self) }
}
