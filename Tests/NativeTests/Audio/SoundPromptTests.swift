import Flow
import Targets
import Testing

@testable import Native

@Suite("Reading prompts for sounds")
struct SoundPromptTests {
  @Test(
    "the sounds of a prompt are found, the longest names first",
    arguments: [
      ("birdsong", ["birdsong"]),
      ("Birds chirping and a babbling brook", ["birdsong", "flowing water"]),
      ("the sound of flowing water with singing birds", ["flowing water", "birdsong"]),
      ("heavy rain, distant thunder", ["rain", "thunder"]),
      ("wind chimes", ["wind chimes"]), ("church bells ringing", ["a church bell"]),
      ("forest fire", ["a crackling fire"]), ("waves at the beach", ["ocean waves"]),
      ("birds in a forest at dawn", ["a dawn chorus"]), ("a quiet forest", ["a forest"]),
      ("night", ["the night"]), ("crickets at night", ["crickets"]),
      ("rain without thunder", ["rain"]), ("440hz sine", ["a tone"]),
      ("footsteps in the snow", ["footsteps in snow"]), ("wolves howling", ["a wolf"]),
      ("a cat purring", ["a purring cat"]), ("seagulls and surf", ["seagulls", "ocean waves"]),
      ("steam train", ["a steam train"]), ("thunderstorm", ["a thunderstorm"]),
      ("", []), ("a colourless green idea", []),
    ] as [(String, [String])])
  func sounds(_ prompt: String, _ names: [String]) {
    #expect(SoundPrompt(prompt).layers.map(\.entry.name) == names)
  }

  @Test("adverbs belong to the sound of their clause") func manners() throws {
    let layers = SoundPrompt("gentle rain and heavy distant thunder").layers
    #expect(layers.count == 2)
    #expect(layers[0].manner.strength < 0 && layers[0].manner.distance == 0)
    #expect(layers[1].manner.strength > 0 && layers[1].manner.distance > 0.5)
    let after = try #require(SoundPrompt("birds, far away").layers.first)
    #expect(after.manner.distance > 0.5)
    let tone = try #require(SoundPrompt("a 1.5 kHz tone").layers.first)
    #expect(tone.manner.hz == 1500)
  }

  @Test("a table's word names one sound only") func unique() {
    var owners: [String: String] = [:]
    for entry in SoundWords.entries {
      for word in entry.words {
        #expect(owners[word] == nil, "\(word) is in \(entry.name) and \(owners[word] ?? "")")
        owners[word] = entry.name
        #expect(word == word.lowercased() && !word.isEmpty)
      }
    }
  }

  @Test("music is asked for in plain words, and the song of a bird is none") func music() {
    #expect(SoundPrompt("birdsong with soft piano").wantsMusic)
    #expect(SoundPrompt("calm melody").wantsMusic)
    #expect(!SoundPrompt("the song of a nightingale").wantsMusic)
    #expect(!SoundPrompt("a beating heart").wantsMusic)
  }

  private func refusal(_ prompt: String) -> Refusal? {
    NativeTarget(implementing: Catalogue()).refusal(of: "text_to_audio", ["prompt": .text(prompt)])
  }

  @Test("a sound that cannot be made is refused by name, with what could be done")
  func refusals() {
    let lion = refusal("a lion's roar")
    #expect(lion?.message.contains("is none of them") == true)
    #expect(lion?.message.contains("birdsong") == true)
    #expect(lion?.remedy?.contains("ANYFLOW_COMFY_URL") == true)
    #expect(refusal("rain and a crying baby")?.message.contains("\"crying\"") == true)
    #expect(refusal("qwertz") != nil)
    #expect(refusal("a gentle brook") == nil)
    #expect(refusal("calm piano melody") == nil)
    #expect(refusal("a song with sung lyrics") != nil)
  }
}
