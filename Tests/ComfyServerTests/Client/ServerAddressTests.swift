import Flow
import Foundation
import Testing

@testable import ComfyServer

@Suite("Addresses of servers")
struct ServerAddressTests {
  @Test(
    "an address is taken as people write it",
    arguments: [
      ("http://127.0.0.1:8188", "http://127.0.0.1:8188"),
      ("http://127.0.0.1:8188/", "http://127.0.0.1:8188"),
      ("  127.0.0.1:8188\n", "http://127.0.0.1:8188"),
      ("gpu-box", "http://gpu-box:8188"),
      ("gpu-box:9000/comfy//", "http://gpu-box:9000/comfy"),
      ("http://GPU-Box", "http://gpu-box"),
      ("https://comfy.example.com", "https://comfy.example.com"),
      ("https://comfy.example.com:443/x/y", "https://comfy.example.com/x/y"),
      ("wss://comfy.example.com:8443", "https://comfy.example.com:8443"),
      ("[::1]:8188", "http://[::1]:8188"),
      ("http://localhost:8188/#abc", "http://localhost:8188"),
      ("https://user:secret@host/p?token=t", "https://host/p"),
    ])
  func reads(text: String, url: String) throws {
    #expect(try ServerAddress(text).url.absoluteString == url)
  }

  @Test(
    "an address that cannot be one is refused in a sentence",
    arguments: [
      "", "   ", "ftp://host", "http://", "http://:8188", "http://host:0", "http://host:70000",
      "http://ho st", "file:///etc", "http://[::1",
    ])
  func refuses(text: String) {
    let error = #expect(throws: Diagnostic.self) { try ServerAddress(text) }
    #expect(error?.code == .usage)
    #expect(error?.message.hasPrefix("The address of the ComfyUI server ") == true)
    #expect(error?.hint != nil)
  }

  @Test("a refusal does not repeat the password in the address")
  func refusesQuietly() {
    let error = #expect(throws: Diagnostic.self) { try ServerAddress("ftp://me:secret@host") }
    #expect(error?.message.contains("secret") == false)
  }

  @Test("the path and the query are part of every link")
  func links() throws {
    let address = try ServerAddress("https://me:pass@host:9443/comfy/?token=a%26b")
    #expect(address.link("/queue") == "https://host:9443/comfy/queue?token=a%26b")
    #expect(
      address.target("/view", [("filename", "a b&c=d/\u{E9}.png")])
        == "/comfy/view?filename=a%20b%26c%3Dd%2F%C3%A9.png&token=a%26b")
    #expect(address.authorization == "Basic bWU6cGFzcw==")
    #expect(address.authority == "host:9443")
    #expect("\(address)" == "https://host:9443/comfy")
  }

  @Test("the host is as a resolver takes it and the authority as a header does")
  func hosts() throws {
    let six = try ServerAddress("http://[::1]:80")
    #expect(six.host == "::1")
    #expect(six.authority == "[::1]")
    #expect(six.link("/ws") == "http://[::1]/ws")
  }

  @Test("equal addresses are one key, other secrets another")
  func keys() throws {
    #expect(try ServerAddress("HTTP://host:80/") == ServerAddress("http://host"))
    #expect(try ServerAddress("http://a:b@host") != ServerAddress("http://host"))
  }
}
