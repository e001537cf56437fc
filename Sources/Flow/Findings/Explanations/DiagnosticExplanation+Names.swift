extension DiagnosticExplanation {
  static let unknownFunction = DiagnosticExplanation(
    .names, "There is no such function",
    "A node uses a function that neither the library nor a target nor the file itself has.",
    remedy:
      "Near names are offered; `anyflow functions` lists what can be used. A ComfyUI class may be "
      + "missing since its pack is not installed.",
    .flow(
      "photo = load_imge(file: \"a.png\")\nreturn photo",
      says: "There is no function named load_imge."))

  static let unknownClass = DiagnosticExplanation(
    .names, "A ComfyUI class is not known",
    "A workflow or a prompt uses a node class that the list of classes does not have. The node is kept, "
      + "with inputs and outputs as the file has them, and cannot be checked.",
    remedy: "Give the list of the server that has the class, saved from its `/object_info`.",
    .json(
      "{\"7\": {\"class_type\": \"FancySampler\", \"inputs\": {}}}",
      says:
        "The node class \"FancySampler\" is not known, so its inputs and outputs are taken as the "
        + "file has them."))

  static let unknownParameter = DiagnosticExplanation(
    .names, "A function has no such parameter",
    "An argument has a name that its function does not take. A ComfyUI server passes over it without a "
      + "word, so that a slip of the pen leaves the default in place; where no near name is free, that "
      + "is only warned of.",
    remedy: "Take the name that is offered, or leave the argument out.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, duraton: 6 s)\nreturn clip",
      says: "image_to_video has no parameter named duraton."))

  static let unknownNode = DiagnosticExplanation(
    .names, "There is no such node",
    "A link starts at a name that no node and no parameter of the flow has.",
    remedy: "Take the name that is offered, or add the node.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(phto)\nreturn clip",
      says: "There is no node named phto."))

  static let unknownOutput = DiagnosticExplanation(
    .names, "A function has no such output",
    "A link names an output, or counts to one, that the function of its node does not give.",
    remedy: "The hint lists the outputs.",
    .flow(
      "film = load_video(file: \"a.mp4\")\nreturn film.sound",
      says: "load_video has no output named sound, so film.sound is nothing."))

  static let duplicateName = DiagnosticExplanation(
    .names, "A name is given twice",
    "Two nodes, two parameters, or a node and a parameter have one name, so that links to it are "
      + "ambiguous.",
    remedy: "Give one of them another name.",
    .flow(
      "a = load_image(file: \"a.png\")\na = load_image(file: \"b.png\")\nreturn a",
      says: "There are two nodes named a."))

  static let duplicateID = DiagnosticExplanation(
    .names, "Two nodes have one id",
    "`@id` gives the id of a node in a ComfyUI prompt, where each can stand only once.",
    remedy: "Give one of them another id, or leave `@id` out; then a free one is chosen.",
    .flow(
      """
      @id("57:3")
      a = load_image(file: "a.png")
      @id("57:3")
      b = load_image(file: "b.png")
      return a, b
      """,
      says: "a and b have the same id, \"57:3\"."))
}
