import Checking
import Flow
import Foundation
import Library
import Lowering
import Targets

extension Driver {
  /// Checks a document's flow and lowers it onto the targets.
  ///
  /// - Parameters:
  ///   - document: The flow.
  ///   - settings: Values to set first.
  ///   - files: Where files are looked up.
  ///   - lowering: Whether to go on to a plan; without it the flow is only checked.
  public func prepare(
    _ document: FlowDocument, settings: [FlowSetting] = [], files: FileResolution,
    lowering: Bool = true
  ) async -> Preparation {
    var preparation = Preparation(
      document: document, findings: document.findings, choices: [], files: files,
      isChanged: false, timing: StageTiming())
    guard !document.findings.hasErrors else { return preparation }
    var values: [String: Value] = [:]
    preparation.timing.check = Stopwatch.seconds {
      values = check(&preparation, settings)
    }
    guard let flow = preparation.document.flow, lowering, !preparation.isRejected else {
      return preparation
    }
    if preparation.document.file.usesNodeClasses, !targets.contains(where: { $0.name == "comfy" }) {
      let missing = Diagnostic(
        .unknownTarget, "This flow uses nodes of ComfyUI, and no server is named to run them.",
        at: .flow, hint: "Set ANYFLOW_COMFY_URL, or give --target comfy=URL.")
      add([missing], to: &preparation)
      return preparation
    }
    let watch = Stopwatch()
    let lowered = await Lowering(
      library: library.merging(preparation.document.library), targets: targets
    ).lower(flow, flows: preparation.document.otherFlows, settings: values)
    preparation.choices = lowered.choices
    add(lowered.diagnostics, to: &preparation)
    if let plan = lowered.plan {
      let resolved = plan.resolvingFiles(preparation.files, targets: targets)
      add(resolved.findings, to: &preparation)
      if !nodeClasses.isBundled {
        add(plan.missingServerFiles(preparation.files, nodeClasses.classes), to: &preparation)
      }
      if !preparation.isRejected { preparation.plan = resolved.plan }
    }
    preparation.timing.lower = watch.seconds
    return preparation
  }

  /// Makes the settings and checks; gives the values for the flow's own parameters.
  private func check(
    _ preparation: inout Preparation, _ settings: [FlowSetting]
  ) -> [String: Value] {
    let catalogue = catalogue(for: preparation.document)
    var values: [String: Value] = [:]
    do throws(Diagnostic) {
      let settled = try preparation.document.applying(settings, catalogue)
      preparation.document = settled.document
      preparation.isChanged = settled.isChanged
      values = settled.values
    } catch {
      preparation.findings.append(error)
      return [:]
    }
    guard let flow = preparation.document.flow else {
      preparation.findings.append(
        Diagnostic(
          .emptyFlow, "The file has no flow that could run.",
          hint: "Write one, such as: return load_image(file: \"photo.jpg\")"))
      return [:]
    }
    preparation.files = preparation.files.looking(
      for: flow, from: preparation.document.folder)
    let found = Checker(catalogue: catalogue).check(flow, files: preparation.files.lookup)
    add(found, to: &preparation)
    return values
  }

  private func add(_ findings: [Diagnostic], to preparation: inout Preparation) {
    for finding in preparation.document.located(findings)
    where !preparation.findings.contains(finding) {
      preparation.findings.append(finding)
    }
  }
}

/// Measures how long something takes.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Seconds since it was made, to the microsecond.
  var seconds: Double {
    let components = (ContinuousClock.now - start).components
    let micros = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    return Double(micros) / 1e6
  }

  /// Seconds that `body` takes.
  static func seconds(_ body: () -> Void) -> Double {
    let watch = Stopwatch()
    body()
    return watch.seconds
  }
}
