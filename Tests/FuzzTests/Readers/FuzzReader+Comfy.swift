import Comfy
import Flow
import Notation
import OrderedJSON

extension FuzzReader {
  /// A server's description of its node classes.
  static let objectInfo = FuzzReader(
    name: "object-info",
    check: { bytes throws(FuzzFailure) in
      guard let json = try? JSON(parsing: bytes), let classes = try? NodeClasses(objectInfo: json)
      else { return }
      for nodeClass in classes.all { _ = nodeClass.widgets }
      let functions = classes.all.map { nodeClass in
        var signature = nodeClass.signature
        // Blanks at the ends of its lines are not kept.
        signature.documentation = ""
        return SourceFile.Item(.function(signature))
      }
      _ = classes.catalogue
      try checkPrinting(SourceFile(functions))
    },
    words: jsonWords)

  /// Prompts, as servers take them.
  static let prompt = FuzzReader(
    name: "prompt",
    check: { bytes throws(FuzzFailure) in
      guard let json = try? JSON(parsing: bytes) else { return }
      let isPrompt = Prompt.isPrompt(json)
      guard let prompt = try? Prompt(json: json) else { return }
      guard (try? Prompt(json: prompt.json)) == prompt else {
        throw FuzzFailure("What is written of a prompt (\(isPrompt)) reads as something else.")
      }
      let read = prompt.flow(classes: FuzzClasses.few)
      try checkPrinting(SourceFile([SourceFile.Item(.flow(read.flow))]))
      let again = read.flow.prompt(classes: FuzzClasses.few)
      // Not the prompt itself: seeds that an editor rounded are put right in the flow.
      if read.findings.isEmpty, again.findings.isEmpty,
        again.prompt.flow(classes: FuzzClasses.few).flow != read.flow
      {
        throw FuzzFailure(
          "The flow of \(prompt.json.text()) makes \(again.prompt.json.text())")
      }
      _ = read.flow.workflow(classes: FuzzClasses.few)
    },
    words: jsonWords)

  /// Workflows, as the editor saves them.
  static let workflow = FuzzReader(
    name: "workflow",
    check: { bytes throws(FuzzFailure) in
      guard let json = try? JSON(parsing: bytes) else { return }
      _ = Workflow.isWorkflow(json)
      guard let workflow = try? Workflow(json: json) else { return }
      let prompt = workflow.prompt(classes: FuzzClasses.few).prompt
      guard (try? Prompt(json: prompt.json)) == prompt || prompt.nodes.isEmpty else {
        throw FuzzFailure("The prompt of a workflow does not read: \(prompt.json.text())")
      }
      for layout in [false, true] {
        let file = workflow.file(classes: FuzzClasses.few, layout: layout).file
        try checkPrinting(file)
        let made = file.workflow(classes: FuzzClasses.few).json
        guard (try? Workflow(json: made)) != nil else {
          throw FuzzFailure("The workflow that is made does not read: \(made.text())")
        }
      }
    },
    words: jsonWords)

  /// Media files with workflows inside.
  static let embedded = FuzzReader(
    name: "embedded",
    check: { bytes throws(FuzzFailure) in
      guard let found = try? EmbeddedWorkflow.read(bytes: bytes) else { return }
      if found.workflow == nil, found.prompt == nil {
        throw FuzzFailure("A file with nothing inside is read without an error.")
      }
    },
    words: [
      "prompt", "workflow", "PROMPT=", "tEXt", "zTXt", "iTXt", "eXIf", "IEND", "EXIF", "Exif\0\0",
      "II*\0",
      "MM\0*", "udta", "meta", "keys", "ilst", "moov", "mdat", "free", "LIST", "INFO", "ICMT",
      "id3 ", "TXXX",
      "OpusTags", "\u{3}vorbis", "JSON", "__metadata__",
      "{\"3\":{\"class_type\":\"A\",\"inputs\":{}}}",
      "\0\0\0\0", "\u{1}\0\0\0", "\0\0\0\u{1}", "\0\0\0\u{8}",
    ])
}
