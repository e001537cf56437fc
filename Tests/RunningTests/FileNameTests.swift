import Testing

@testable import Running

@Suite("File names") struct FileNameTests {
  @Test(
    "an odd name is kept as it is",
    arguments: [
      "film.mp4", "my holiday film.mp4", "-rf.png", "%d.png", "日本 🎬.webm", "a'b\"c.png", ".hidden",
      "no ending", "two.dots.tar.gz", "semi;colon&and|pipe.png", "back\\slash.png", "~",
    ])
  func kept(name: String) {
    #expect(FileName(name)?.candidate(1) == name)
  }

  @Test(
    "only the last component of a path is used",
    arguments: [
      ("a/b/c.png", "c.png"), ("../../etc/passwd", "passwd"), ("/abs.png", "abs.png"),
      ("dir/", "dir"),
    ])
  func component(path: String, name: String) {
    #expect(FileName(path)?.candidate(1) == name)
  }

  @Test("a slash with a combining mark behind it separates all the same") func combining() {
    #expect(FileName("../\u{301}x/\u{301}y.png")?.candidate(1) == "\u{301}y.png")
    #expect(FileName(node: "a/\u{301}b", ending: "").candidate(1) == "a_\u{301}b")
  }

  @Test("control characters become underscores") func control() {
    #expect(FileName("a\nb\u{0}c\u{7F}\u{2028}.png")?.candidate(1) == "a_b_c__.png")
  }

  @Test("what names nothing is refused", arguments: ["", "/", ".", "..", "a/..", "//"])
  func refused(name: String) {
    #expect(FileName(name) == nil)
  }

  @Test("the number stands before the ending") func numbered() {
    #expect(FileName("film.mp4")?.candidate(2) == "film-2.mp4")
    #expect(FileName("film")?.candidate(13) == "film-13")
    #expect(FileName(".hidden")?.candidate(2) == ".hidden-2")
  }

  @Test("a long name is cut to what file systems take, between characters, keeping its ending")
  func long() {
    let name = FileName(String(repeating: "日", count: 200) + ".png")?.candidate(1000) ?? ""
    #expect(name.utf8.count <= 255)
    #expect(name.utf8.count > 250)
    #expect(name.hasSuffix("日-1000.png"))
  }

  @Test("a node's name becomes a stem, whatever it holds") func node() {
    #expect(FileName(node: "a/b.c", ending: "png").candidate(1) == "a_b.c.png")
    #expect(FileName(node: "..", ending: "png").candidate(1) == "result.png")
    #expect(FileName(node: "", ending: "").candidate(1) == "result")
  }
}
