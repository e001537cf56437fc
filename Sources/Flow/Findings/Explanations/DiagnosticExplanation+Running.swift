extension DiagnosticExplanation {
  static let fileNotFound = DiagnosticExplanation(
    .files, "A file is not there",
    "A name is looked up in the folders that the flow names, in --in folders, in the current folder and "
      + "beside the flow's own file.",
    remedy: "Files of similar names are offered. Say --in FOLDER for another place.",
    .flow(
      "photo = load_image(file: \"missing.png\")\nreturn photo",
      says: "There is no file \"missing.png\"."))

  static let fileWrongKind = DiagnosticExplanation(
    .files, "A file holds something else",
    "What a file holds is told from its bytes, not from its ending: a sound was found where a picture is "
      + "read.",
    remedy: "Name another file, or load it with the function for its kind.",
    .command(
      "load_image reads a.png, which is an MP3 file under another name",
      says: "a.png is a sound, and load_image reads a picture."))

  static let fileDamaged = DiagnosticExplanation(
    .files, "A file is damaged",
    "It begins as its kind does, but is cut off or contradicts itself.",
    remedy: "Take another copy, or save it once more.",
    .command("load_mesh reads half of a file", says: "body.glb is no whole GLB file."))

  static let notRealizable = DiagnosticExplanation(
    .realizing, "A target cannot do it",
    "No realization of a function runs on the target: a tool, a model or a class is missing.",
    remedy: "The notes say for each realization what it lacks.",
    .command(
      "anyflow run restyle.anyflow --target native",
      says:
        "restyle_image cannot be done here: it needs a generative model, and the native tools have "
        + "none."))

  static let missingTool = DiagnosticExplanation(
    .realizing, "A tool is not installed",
    "The native target works with tools of this machine, such as ffmpeg, and one of them is missing.",
    remedy: "The hint says how to install it.",
    .command("anyflow run speech.anyflow", says: "espeak-ng is not installed."))

  static let unknownTarget = DiagnosticExplanation(
    .realizing, "There is no such target",
    "A primitive or an option names a target that does not exist.",
    remedy: "The targets are native and comfy.",
    .flow(
      "photo = load_image(file: \"a.png\")\nsmall = nativ.crop(photo)\nreturn small",
      says: "There is no target named nativ to run crop on."))

  static let targetUnreachable = DiagnosticExplanation(
    .realizing, "A target does not answer",
    "The server that a target runs on cannot be reached, or cannot be used.",
    remedy: "Check that it runs and that its address is right, or use --target native.",
    .command(
      "anyflow run a.anyflow --target comfy",
      says: "This version of Anyflow cannot run flows on a ComfyUI server."))

  static let approximated = DiagnosticExplanation(
    .realizing, "Something is only nearly the same",
    "What was written in one form has no exact counterpart in the other.",
    remedy: "Nothing must be done; the message says what differs.",
    .command(
      "anyflow convert scene.anyflow scene.json",
      says: "A workflow gives no results, so scene is made and not returned."))

  static let emptyRequest = DiagnosticExplanation(
    .requests, "The request is empty", "Nothing was asked for.",
    remedy: "Say what to make, such as \"turn photo.jpg into an 8-second video\".",
    .request(" ", says: "The request is empty."))

  static let notUnderstood = DiagnosticExplanation(
    .requests, "The request is not understood",
    "No function was found that does what the request asks for.",
    remedy: "Say it in other words; `anyflow functions` lists what can be done.",
    .request("hello", says: "No function was found that does what the request asks for."))

  static let partNotUnderstood = DiagnosticExplanation(
    .requests, "A part of the request is not understood",
    "Some words found no place in the flow. The rest of the request is done.",
    remedy: "Say that part in other words, or edit the flow's text.",
    .request(
      "frobnicate photo.jpg and then blur it",
      says: "No step was found for \"frobnicate\"."))

  static let unusedFile = DiagnosticExplanation(
    .requests, "A file is not used",
    "The request names or brings a file that no step takes.",
    remedy: "Say what to do with it, or leave it out.",
    .request(
      "blur a.jpg, with song.mp3 beside it",
      says: "song.mp3 is not used: no step of the request takes it."))

  static let assumption = DiagnosticExplanation(
    .requests, "Something was assumed",
    "The request or the file leaves something open, and this is what was taken for it.",
    remedy: "Nothing must be done; say it if it should be otherwise.",
    .request(
      "outpaint photo.jpg by 100 px",
      says: "The request names no side, so left, right, top, bottom all apply."))

  static let ambiguous = DiagnosticExplanation(
    .requests, "The request can be read in two ways",
    "Words of the request leave open what they belong to, or take back what was said before.",
    remedy: "Say only what is wanted, and name the files in the order that is meant.",
    .request(
      "crop photo.jpg, no, rotate it",
      says: "\"no\" seems to take back what stands before it, which is read all the same."))

  static let contradiction = DiagnosticExplanation(
    .requests, "The request contradicts itself",
    "It asks for two things that exclude one another.",
    remedy: "Say which of the two is meant.",
    .request(
      "make photo.jpg brighter and darker",
      says: "The request asks for \"brighter\" and for \"darker\" for the same thing."))

  static let executionFailed = DiagnosticExplanation(
    .running, "A step failed",
    "A tool or a server gave up on a step. What it said is in the notes.",
    remedy: "The notes say why. Steps that succeeded are kept and not done again.",
    .command("anyflow run film.anyflow", says: "ffmpeg could not do this."))

  static let outputUnwritable = DiagnosticExplanation(
    .running, "A result cannot be written",
    "The output folder, or the folder that runs work in, takes no files.",
    remedy: "Check the permissions and the space that is left, or say --out FOLDER.",
    .command(
      "anyflow run film.anyflow --out /proc",
      says: "The output folder /proc cannot be written: the folder takes no files."))

  static let interrupted = DiagnosticExplanation(
    .running, "The run was stopped",
    "Someone pressed Control-C, or the process was asked to end.",
    remedy: "Run it again: what was done is not done twice.",
    .command("anyflow run film.anyflow", says: "The command was interrupted."))

  static let usage = DiagnosticExplanation(
    .commandLine, "The command line does not fit",
    "An option, a name or a combination of them is not one that the command takes.",
    remedy: "`anyflow help COMMAND` shows what it takes.",
    .command(
      "anyflow format scene.json",
      says: "scene.json is a ComfyUI workflow, not a text of A-Language."))
}
