import ArgumentParser
import Driver
import Flow
import Foundation

/// Where the process starts: reads the arguments, runs the command, turns every outcome into a code.
@main
enum Main {
  static func main() async {
    Memory.prepare()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let code = await Interruption.guarding(isJSON: asksForJSON(arguments)) {
      await run(arguments)
    }
    exit(code)
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    let reporter = Reporter(options: OutputOptions.plain(json: asksForJSON(arguments)))
    do {
      if let finding = unknownCommand(arguments) { return refuse(finding, reporter) }
      var command = try Anyflow.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return end(error, reporter)
    }
  }

  /// An error that no command has dealt with: one of usage, or one that nobody expected.
  private static func end(_ error: any Error, _ reporter: Reporter) -> Int32 {
    let code = Anyflow.exitCode(for: error)
    let message = Anyflow.fullMessage(for: error)
    if code.isSuccess {
      // Help and the version come as errors too.
      do { try Streams.out(message + "\n") } catch { return ExitStatus.unexpected.rawValue }
      return ExitStatus.done.rawValue
    }
    let isUsage = code == .validationFailure
    if reporter.isJSON {
      let text = isUsage ? Anyflow.message(for: error) : "\(error)"
      let finding = Diagnostic(isUsage ? .usage : .executionFailed, text)
      try? reporter.json(
        RunReport(isUsage ? .rejected : .failed, findings: [finding]))
    } else {
      Streams.err(isUsage ? message + "\n" : "error: \(error)\n")
    }
    return (isUsage ? ExitStatus.usage : ExitStatus.unexpected).rawValue
  }

  private static func refuse(_ finding: Diagnostic, _ reporter: Reporter) -> Int32 {
    if reporter.isJSON {
      try? reporter.json(RunReport(.rejected, findings: [finding]))
    } else {
      reporter.findings([finding])
    }
    return ExitStatus.usage.rawValue
  }

  /// A first word that is no command, said more helpfully than the parser would.
  private static func unknownCommand(_ arguments: [String]) -> Diagnostic? {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
    let names = Anyflow.configuration.subcommands.compactMap { $0._commandName }
    guard !names.contains(word) else { return nil }
    let near = NearNames.of(word, in: names).map { "anyflow \($0)" }
    return Diagnostic(
      .usage, "There is no command named \(Value.quoted(word)).",
      hint: NearNames.question(near) ?? "The commands are \(names.joined(separator: ", ")).")
  }

  /// Whether a script is listening, also where the arguments do not parse.
  private static func asksForJSON(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains("--json")
  }
}

extension OutputOptions {
  /// The options where the arguments could not be read.
  static func plain(json: Bool) -> OutputOptions {
    var options = OutputOptions()
    options.json = json
    options.quiet = false
    options.noColor = false
    return options
  }
}
