import Running
import Testing

@Suite("Path names") struct PathNameTests {
  @Test(
    "the folder and the last component of any path",
    arguments: [
      ("", "", ""), (".", "", "."), ("..", "", ".."), ("/", "/", ""), ("a", "", "a"),
      ("a/b", "a", "b"), ("/a", "/", "a"), ("a/", "", "a"), ("a//b", "a", "b"), ("//a", "/", "a"),
      ("/a/b/", "/a", "b"), ("日/本", "日", "本"), ("a/\u{301}b", "a", "\u{301}b"),
    ])
  func parts(path: String, folder: String, last: String) {
    #expect(PathName.folder(path) == folder)
    #expect(PathName.last(path) == last)
  }

  @Test("a folder and a name are joined by one slash") func joined() {
    #expect(PathName.joined("a", "b") == "a/b")
    #expect(PathName.joined("a/", "b") == "a/b")
    #expect(PathName.joined("", "b") == "b")
    #expect(PathName.joined("/", "b") == "/b")
  }

  @Test("the base of a path is what stands before the name") func base() {
    #expect(PathName.base(of: "/a/b/c.png", named: "b/c.png") == "/a")
    #expect(PathName.base(of: "/c.png", named: "c.png") == "/")
    #expect(PathName.base(of: "/a/bc.png", named: "c.png") == nil)
    #expect(PathName.base(of: "c.png", named: "c.png") == nil)
    #expect(PathName.base(of: "/a/c.png", named: "") == nil)
  }
}
