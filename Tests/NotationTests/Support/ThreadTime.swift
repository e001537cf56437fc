import Foundation

/// Measures how long the current thread computes, whatever else the machine does meanwhile.
enum ThreadTime {
  /// The shortest of three runs.
  static func shortest(_ body: () -> Void) -> Duration {
    (0..<3).map { _ in
      let start = now()
      body()
      return now() - start
    }.min() ?? .zero
  }

  private static func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
