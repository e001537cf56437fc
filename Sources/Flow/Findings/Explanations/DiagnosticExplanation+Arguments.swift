extension DiagnosticExplanation {
  static let missingInput = DiagnosticExplanation(
    .arguments, "An input is not filled",
    "A port that takes a picture, a film or another thing that comes by link is given nothing, or only "
      + "what a muted node would give.",
    remedy:
      "Connect the output of a node. Where exactly one fits and nothing uses it, it is offered.",
    .flow(
      "clip = image_to_video(duration: 6 s)\nreturn clip",
      says: "clip needs image: image_to_video takes image there, and nothing is given."))

  static let missingParameter = DiagnosticExplanation(
    .arguments, "A parameter is not filled",
    "A parameter without a default is given nothing.",
    remedy: "Write a value; the message says what is taken.",
    .flow(
      "scene = text_to_image()\nreturn scene",
      says: "scene needs prompt: text_to_image takes text there, and nothing is given."))

  static let filledTwice = DiagnosticExplanation(
    .arguments, "A port is filled twice",
    "One port is given two arguments: twice by name, or by place and by name.",
    remedy: "Keep one of the two.",
    .flow(
      "film = load_video(\"a.mp4\", file: \"b.mp4\")\nreturn film",
      says: "film.file is filled twice."))

  static let tooManyArguments = DiagnosticExplanation(
    .arguments, "There are too many arguments",
    "More arguments stand without a name than the function has ports.",
    remedy: "Give the argument its name, or leave it out.",
    .flow(
      "film = load_video(\"a.mp4\", \"b.mp4\")\nreturn film",
      says: "film is given 2 arguments without a name, but load_video takes at most 1: file."))

  static let modalityMismatch = DiagnosticExplanation(
    .arguments, "A link gives something else than its port takes",
    "The type of an output and that of the port differ. Between ComfyUI's types the server's own rule "
      + "holds: they are equal, lists divided by commas overlap, or one is `*`; an INT is no FLOAT.",
    remedy:
      "Where functions turn the one into the other, they are named, and the fix puts them in.",
    .flow(
      "film = load_video(file: \"a.mp4\")\nvoice = speak(film)\nreturn voice",
      says:
        "film.video is video but voice.text takes text: extract_audio -> transcribe_audio would "
        + "convert it."))

  static let typeMismatch = DiagnosticExplanation(
    .arguments, "A value is of another kind than its port takes",
    "A text stands where a number is taken, a list where a single value is, and so on.",
    remedy: "Write a value of the kind that the message names.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, duration: \"long\")\nreturn clip",
      says: "clip.duration takes number, but \"long\" is a text."))

  static let coercedValue = DiagnosticExplanation(
    .arguments, "A server would take the value for something else",
    "ComfyUI converts values without a word: a text of digits to a number, a number with a fraction to "
      + "one without, and any text but the empty one to true, even `\"false\"`. It is an error where "
      + "the value says something else than what becomes of it.",
    remedy: "Write the value as the kind that the port takes.",
    .flow(
      "noise = comfy.EmptyLatentImage(width: \"512\", height: 512)\nreturn noise",
      says:
        "noise.width takes INT, but \"512\" is a text, which ComfyUI turns into 512 without a word."
    ))

  static let outOfRange = DiagnosticExplanation(
    .arguments, "A number is out of its range",
    "The number, in the port's unit, is below or above what the function takes.",
    remedy:
      "Write a number within the range. The nearest one is offered, in the unit that was written.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, duration: 1.5 min)\nreturn clip",
      says: "clip.duration is 1.5 min, which is 90 s, but must be within 0.5...60 s."))

  static let offStep = DiagnosticExplanation(
    .arguments, "A number lies between two steps",
    "The port goes in steps, counted from the lower end of its range, and the number is none of them. "
      + "A server may take it all the same; models often do not work well with it.",
    remedy: "Write the nearest step.",
    .flow(
      "noise = comfy.EmptyLatentImage(width: 500, height: 512)\nreturn noise",
      says: "noise.width is 500, but goes in steps of 8 from 16."))

  static let wrongUnit = DiagnosticExplanation(
    .arguments, "A quantity measures something else",
    "A unit of another dimension than the port's: a time where a frame rate is taken. Units of one "
      + "dimension are converted and are no mistake.",
    remedy: "Write the quantity in a unit of the port's dimension.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, duration: 24 fps)\nreturn clip",
      says: "clip.duration measures time in s, but 24 fps is a frame rate."))

  static let notAChoice = DiagnosticExplanation(
    .arguments, "A text is none of the choices",
    "The port is closed: it takes one of a few texts. For files of models these are the ones that the "
      + "server has installed.",
    remedy: "Take one of the choices; near ones are offered.",
    .flow(
      "photo = load_image(file: \"a.png\")\nclip = image_to_video(photo, motion: \"zoom\")\nreturn clip",
      says:
        "clip.motion is one of \"zoom in\", \"pan left\" or \"still\", but \"zoom\" is none of them."
    ))

  static let unsafePath = DiagnosticExplanation(
    .arguments, "A file would be written elsewhere",
    "Flows write into the output folder only. An absolute path, `~`, a drive or `..` leads out of it.",
    remedy: "Give a name within the output folder.",
    .flow(
      "photo = load_image(file: \"a.png\")\nkept = save_image(photo, file: \"../b.png\")",
      says: "kept.file is \"../b.png\", which leads out of the output folder."))
}
