#if canImport(Glibc)
  import CMalloc
#endif

/// How the process gets its memory.
enum Memory {
  /// Has memory taken in large pieces that are kept until the end.
  ///
  /// A command lives shortly and has flows of many small parts. The C library's heaps of single threads
  /// grow by a page at a time and are given back again and again, which takes a third of the time that
  /// checking a large flow takes.
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_TOP_PAD, 16 << 20)
      mallopt(M_TRIM_THRESHOLD, 512 << 20)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
    #endif
  }
}
