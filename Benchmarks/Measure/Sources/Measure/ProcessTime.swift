import Foundation

/// The processor time that this process took, which other processes do not lengthen as they do a clock's.
enum ProcessTime {
  /// The time so far, in seconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
