import Foundation

/// Measures one kind of work on one input and prints the result as one line of JSON.
///
///     Measure WORK FILE [OBJECT-INFO]
@main
enum Measure {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let work = Work(rawValue: arguments[0]) else {
      let names = Work.allCases.map(\.rawValue).joined(separator: "|")
      FileHandle.standardError.write(Data("usage: Measure \(names) FILE [OBJECT-INFO]\n".utf8))
      exit(2)
    }
    do {
      let objectInfo = arguments.count > 2 ? arguments[2] : nil
      let measured = try work.measure(file: arguments[1], objectInfo: objectInfo)
      print(
        """
        {"seconds": \(measured.seconds), "nodes": \(measured.nodes), \
        "findings": \(measured.findings), "bytes": \(measured.bytes), "peak": \(peakMemory())}
        """)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  /// The most memory that this process held so far, in bytes.
  private static func peakMemory() -> Int {
    #if os(Linux)
      // What `getrusage` gives counts what the process was forked from too.
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
      return (kilobytes.flatMap { Int($0) } ?? 0) * 1024
    #else
      var usage = rusage()
      return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0
    #endif
  }
}
