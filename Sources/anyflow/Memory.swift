#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// How the process gets its memory.
enum Memory {
  /// Has memory taken in large pieces that are kept until the end.
  ///
  /// A command lives shortly and has flows of many small parts. The C library's heaps of single threads
  /// grow by a page at a time and are given back again and again, and small pages are filled one fault at
  /// a time; together that takes a third of the time that checking a large flow takes.
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_MXFAST, 0)
      mallopt(M_TOP_PAD, 16 << 20)
      mallopt(M_TRIM_THRESHOLD, 512 << 20)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      useLargePages(31 << 20)
    #endif
  }

  #if canImport(Glibc)
    /// Lets the beginning of the heap have large pages, where the system has them.
    private static func useLargePages(_ size: Int) {
      let page = 2 << 20
      guard let heap = malloc(size) else { return }
      let start = (Int(bitPattern: heap) + page - 1) / page * page
      let end = (Int(bitPattern: heap) + size) / page * page
      madvise(UnsafeMutableRawPointer(bitPattern: start), max(0, end - start), MADV_HUGEPAGE)
      free(heap)
    }
  #endif
}
