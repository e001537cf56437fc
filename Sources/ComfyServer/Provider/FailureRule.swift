import Flow

/// What a failure on a server means for people, told from the words that its libraries use.
struct FailureRule: Sendable {
  /// The kind of finding.
  let code: DiagnosticCode
  /// Any of these in the exception's type or message, in lower case, is the sign of it.
  let signs: [String]
  /// What happened; put before the node's name, as in "The server ran out of memory at".
  let message: String
  /// What would help.
  let hint: String

  /// The first rule that fits an exception.
  static func matching(type: String, message: String) -> FailureRule? {
    let text = "\(type): \(message)".lowercased()
    return all.first { rule in rule.signs.contains { text.contains($0) } }
  }

  /// The rules, the more special ones first.
  static let all: [FailureRule] = [
    FailureRule(
      code: .outOfMemory,
      signs: [
        "outofmemoryerror", "out of memory", "can't allocate memory", "cannot allocate memory",
        "not enough memory", "unable to allocate", "memoryerror", "allocation on device",
        "failed to allocate", "alloc_failed",
      ],
      message: "The server ran out of memory at",
      hint:
        "Ask for a smaller size or fewer frames, lower the family's settings (pixels, frames_most) "
        + "in models.yaml, or use --target native where it can do the step."),
    FailureRule(
      code: .executionFailed, signs: ["no space left on device", "disk quota exceeded"],
      message: "The server's disk is full, which stopped",
      hint: "Make room on the server's disk."),
    FailureRule(
      code: .executionFailed,
      signs: [
        "not compiled with cuda", "no cuda gpus", "found no nvidia driver", "cuda error",
        "cuda driver", "hip error", "no kernel image is available", "xpu error",
      ],
      message: "The server's graphics device cannot be used by",
      hint:
        "Look at how the server was started and at its driver; `main.py --cpu` works without one."),
    FailureRule(
      code: .missingModel,
      signs: [
        "error while deserializing header", "headertoolarge", "metadataincompletebuffer",
        "invalidheader", "invalid load key", "pytorchstreamreader failed", "unpicklingerror",
        "is not a zip archive", "incomplete metadata",
      ],
      message: "A model file is damaged or only partly there, as found by",
      hint: "Download the model's file again, and compare its size with the one at its source."),
    FailureRule(
      code: .missingModel,
      signs: [
        "could not detect model type", "unsupported model", "unknown model type",
        "model type not recognized", "not a checkpoint file",
      ],
      message: "The file is of no kind of model that can be loaded by",
      hint:
        "A file with only a part of a model, such as a LoRA or a diffusion model, has a folder and a "
        + "loading node of its own; name a whole checkpoint here."),
    FailureRule(
      code: .missingModel,
      signs: [
        "clip input is invalid: none", "your checkpoint does not contain a valid clip",
        "does not contain a valid text encoder",
      ],
      message: "The checkpoint has no text encoder for",
      hint: "Use a whole checkpoint, or load the text encoder by itself with comfy.CLIPLoader."),
    FailureRule(
      code: .missingModel,
      signs: ["vae is invalid: none", "does not contain a valid vae", "clip vision model"],
      message: "The model file lacks a part that is needed by",
      hint: "Use a whole checkpoint, or load the missing part by itself."),
    FailureRule(
      code: .executionFailed,
      signs: [
        "mat1 and mat2 shapes", "size of tensor a", "sizes of tensors must match", "given groups=",
        "shape mismatch", "size mismatch", "cannot be multiplied", "is invalid for input",
        "mat1 and mat2 must have", "expected tensor for argument", "einops",
        "target sizes", "normalized_shape", "channels, but got",
      ],
      message: "What was put together does not fit in size at",
      hint:
        "Most likely the models are of different families, such as a LoRA, a ControlNet or a text "
        + "encoder for another base model. Use models that were made for one another."),
    FailureRule(
      code: .executionFailed,
      signs: ["kernel size can't be greater", "padding size should be less", "is too small"],
      message: "The picture is too small for",
      hint: "Use a larger picture, or a larger size."),
    FailureRule(
      code: .executionFailed,
      signs: ["nansexception", "tensor with nans", "contains nan", "all nans", "nan values"],
      message: "The model came to values that are no numbers at",
      hint:
        "Start the server with --force-fp32 or --fp32-vae, lower cfg, or use another model file."),
    FailureRule(
      code: .executionFailed,
      signs: ["modulenotfounderror", "no module named", "importerror", "cannot import name"],
      message: "The server lacks a Python package for",
      hint: "Install the requirements of the custom node on the server and start it again."),
    FailureRule(
      code: .executionFailed,
      signs: ["filenotfounderror", "no such file or directory", "file not found"],
      message: "The server did not find a file for",
      hint: "Check that the file that the step names is there on the server."),
    FailureRule(
      code: .executionFailed,
      signs: ["unidentifiedimageerror", "invaliddataerror", "cannot identify image file"],
      message: "The server could not read a file that was brought in by",
      hint: "Save the file anew in a common format, such as PNG, MP4 or FLAC."),
    FailureRule(
      code: .executionFailed,
      signs: [
        "unauthorized", "please login", "api key", "payment required", "insufficient credits",
      ],
      message: "A partner's paid service refused",
      hint:
        "Log in to the service in ComfyUI's editor, or use a node that runs on the server itself."),
    FailureRule(
      code: .executionFailed,
      signs: ["connectionerror", "connecttimeout", "max retries exceeded", "name resolution"],
      message: "The server could not reach the network for",
      hint: "The server downloads something for this step; check its connection."),
    FailureRule(
      code: .executionFailed, signs: ["permissionerror", "permission denied"],
      message: "The server may not read or write a file for",
      hint: "Check the permissions of the server's folders."),
  ]
}
