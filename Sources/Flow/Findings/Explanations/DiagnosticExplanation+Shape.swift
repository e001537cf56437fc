extension DiagnosticExplanation {
  static let cycle = DiagnosticExplanation(
    .shape, "Nodes draw on one another in a circle",
    "A node needs, directly or through others, what it gives itself, so that none can be first. A flow "
      + "that uses itself is the same.",
    remedy: "Take one link of the circle away.",
    .flow(
      "a = resize_image(b)\nb = resize_image(a)\nreturn a",
      says: "Nodes draw on one another in a circle: b -> a -> b."))

  static let unusedNode = DiagnosticExplanation(
    .shape, "Nothing uses a node",
    "No result and no output node needs it, so that it would be made for nothing. A ComfyUI server "
      + "neither checks nor runs it.",
    remedy: "Return it, connect it, or remove it.",
    .flow(
      "a = load_image(file: \"a.png\")\nb = load_image(file: \"b.png\")\nreturn a",
      says: "Nothing uses b."))

  static let unusedParameter = DiagnosticExplanation(
    .shape, "Nothing uses a parameter",
    "The flow declares a parameter that no node and no result draws on.",
    remedy: "Connect it or remove it.",
    .flow(
      "flow load(size: number = 1) -> image {\n  a = load_image(file: \"a.png\")\n  return a\n}",
      says: "Nothing uses the parameter size."))

  static let nothingReturned = DiagnosticExplanation(
    .shape, "The flow returns nothing",
    "It has no `return`, and no node of it is a purpose in itself, as saving a file is.",
    remedy: "End it with `return` and what it is to give.",
    .flow("photo = load_image(file: \"a.png\")", says: "The flow returns nothing."))

  static let noOutput = DiagnosticExplanation(
    .shape, "No node saves or shows anything",
    "A ComfyUI server runs what output nodes need, and refuses a prompt without one.",
    remedy: "Add an output node such as comfy.SaveImage, or let a muted one take part.",
    .flow(
      "noise = comfy.EmptyLatentImage(width: 512, height: 512)",
      says: "No node saves or shows anything, so ComfyUI would refuse the flow."))

  static let emptyFlow = DiagnosticExplanation(
    .shape, "The flow is empty",
    "It uses no function and returns nothing.",
    remedy: "Add a node.",
    .flow("flow nothing {\n}", says: "The flow is empty: it uses no function and returns nothing."))

  static let deadLink = DiagnosticExplanation(
    .shape, "A link of a workflow leads nowhere",
    "A workflow file names a link that it does not have, or one that starts at no node. The editor "
      + "leaves such links out without a word.",
    remedy: "Connect the input anew if it should have one.",
    .json(
      "{\"nodes\": [{\"id\": 1, \"type\": \"SaveImage\", \"inputs\": [{\"name\": \"images\", "
        + "\"link\": 9}]}], \"links\": []}",
      says:
        "The input \"images\" of the node 1 (SaveImage) has the link 9, which the file does not have."
    ))

  static let unknownAttribute = DiagnosticExplanation(
    .attributes, "There is no such attribute",
    "The attributes are a closed list: @title, @id, @muted, @bypassed, @group, @note, @control, @at, "
      + "@size, @color and @values.",
    remedy: "Take the name that is offered.",
    .flow(
      "@titel(\"Holiday\")\nphoto = load_image(file: \"a.png\")\nreturn photo",
      says: "There is no attribute named @titel."))

  static let malformedAttribute = DiagnosticExplanation(
    .attributes, "An attribute does not fit",
    "It has values that it does not take, stands where it cannot, is given twice, or speaks of a port "
      + "that is not there.",
    remedy: "The message says what it takes.",
    .flow(
      "@control(\"sede\", \"randomize\")\nscene = text_to_image(prompt: \"a lake\")\nreturn scene",
      says: "@control speaks of sede, but text_to_image has no port of that name."))
}
