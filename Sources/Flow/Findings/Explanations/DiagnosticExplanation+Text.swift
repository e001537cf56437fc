extension DiagnosticExplanation {
  static let syntax = DiagnosticExplanation(
    .text, "The text does not read",
    "Something stands where A-Language allows something else. What could be read is checked all the "
      + "same.",
    remedy: "The message says what was expected. `anyflow format` shows how a text should look.",
    .flow(
      "photo = load_image(file: \"a.png\"\nreturn photo",
      says: "Expected `)` to close the arguments of load_image."))

  static let invalidNumber = DiagnosticExplanation(
    .text, "A number cannot be held",
    "Whole numbers go from -2^63 to 2^64-1, others up to about 1.8e308. Nothing is rounded silently.",
    remedy: "Write a smaller number.",
    .flow(
      "scene = text_to_image(prompt: \"a lake\", seed: 99999999999999999999)\nreturn scene",
      says: "The number 99999999999999999999 is too large."))

  static let invalidText = DiagnosticExplanation(
    .text, "A text is not well formed",
    "A text in quotes has an escape that does not exist, or the file is not UTF-8.",
    remedy: "Escapes are `\\\"`, `\\\\`, `\\n`, `\\r`, `\\t` and `\\u{...}`; save files as UTF-8.",
    .flow(
      "photo = load_image(file: \"C:\\photos\\a.png\")\nreturn photo",
      says: "`\\p` is no escape that texts have."))

  static let unknownUnit = DiagnosticExplanation(
    .text, "There is no such unit",
    "A word behind a number is no unit that A-Language knows.",
    remedy:
      "The units are h, min, s, ms, frames, fps, px, x, %, dB, deg, rad, Hz, kHz, bpm and st.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, duration: 6 sek)\nreturn clip",
      says: "There is no unit named sek."))

  static let unknownType = DiagnosticExplanation(
    .text, "There is no such type",
    "A declaration names a type that is no modality, no list of one and no target's type.",
    remedy: "Types are text, image, mask, video, audio, mesh, number, boolean, file, lists such as "
      + "[image], and a target's own in capitals.",
    .flow(
      "flow shorten(film: movie) -> video {\n  return film\n}",
      says: "There is no type named movie."))

  static let fileUnreadable = DiagnosticExplanation(
    .text, "A file cannot be read",
    "It is there, but it is a folder, or its permissions keep it shut.",
    remedy: "Check who may read it.",
    .flow(
      "photo = load_image(file: \"locked.png\")\nreturn photo",
      says: "The file \"locked.png\" cannot be read."))

  static let invalidJSON = DiagnosticExplanation(
    .text, "A file is no valid JSON",
    "It looks like a workflow or a prompt of ComfyUI, but its text breaks the rules of JSON.",
    remedy:
      "The message names the line and the column. Save the file once more from the program that "
      + "wrote it.",
    .json(
      "{\"3\": {\"class_type\": \"KSampler\",}}",
      says:
        "\"a.json\" is no valid JSON: Expected a member's name in double quotes, but found \"}\"."))

  static let notAWorkflow = DiagnosticExplanation(
    .text, "A file is JSON, but no workflow",
    "A workflow has a list named `nodes`; in a prompt every member has a `class_type`.",
    remedy: "Save the workflow from ComfyUI's editor, or export it in the API format.",
    .json(
      "{\"answer\": 42}",
      says: "\"a.json\" is JSON, but neither a workflow nor a prompt of ComfyUI."))

  static let unexpectedShape = DiagnosticExplanation(
    .text, "Something has another shape than was agreed",
    "A tool, a server or a file gave data that is well formed, but not what it should be.",
    remedy: "Look at what gave it: its version may be older or newer than those that are known.",
    .json(
      "{\"KSampler\": 1}",
      says:
        "The description of the node class KSampler is a number, where an object was expected, so "
        + "the class is left out."))
}
