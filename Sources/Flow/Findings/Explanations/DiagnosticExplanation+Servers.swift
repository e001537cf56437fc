extension DiagnosticExplanation {
  static let rejectedByServer = DiagnosticExplanation(
    .running, "A server does not take a value",
    "A ComfyUI server looks at everything before it runs anything, and it found an input that "
      + "it cannot use. What it said is in the notes.",
    remedy: "Change the value that the message names. If the server is right and Anyflow is not, "
      + "the server's node classes have changed: run it again.",
    .command(
      "anyflow run scene.anyflow --target comfy",
      says: "steps of sampler (KSampler) is 0, and the server takes 1 or more."))

  static let missingModel = DiagnosticExplanation(
    .running, "A server does not have a model",
    "A step names a model file, and the server has no file of that name where it looks for such "
      + "files.",
    remedy: "Put the file into the folder that the hint names, or use one that is there; the "
      + "notes list them.",
    .command(
      "anyflow run scene.anyflow --target comfy",
      says: "The server has no model file \"dreamshaper_9.safetensors\" for ckpt_name of loader "
        + "(CheckpointLoaderSimple)."))

  static let outOfMemory = DiagnosticExplanation(
    .running, "A server ran out of memory",
    "The pictures, the film or the model of a step were too large for the memory of the server's "
      + "device.",
    remedy: "Ask for a smaller size or fewer frames, lower the family's settings in models.yaml, "
      + "or do the step with --target native where it can.",
    .command(
      "anyflow run film.anyflow --target comfy",
      says: "The server ran out of memory at sampler (KSampler)."))

  static let runLost = DiagnosticExplanation(
    .running, "A server lost a run",
    "The server knows nothing of a run that it had accepted; most likely it was started anew. "
      + "The same work is handed in again twice, with a warning each time, before this becomes "
      + "an error.",
    remedy: "If it happens again, look into the server's log: a step may make it crash.",
    .command(
      "anyflow run film.anyflow --target comfy",
      says: "The server lost this run, so it was handed in again."))
}
