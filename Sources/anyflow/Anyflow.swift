import ArgumentParser

/// The command line of Anyflow.
struct Anyflow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anyflow",
    abstract: "Turns a request in plain language into pictures, sound, film, meshes or text.",
    discussion: """
      A request becomes a flow: a small program over functions. It is checked before it runs, and
      stays editable.

        anyflow make "turn photo.jpg into a pencil sketch" photo.jpg
        anyflow plan "a slideshow of a.jpg and b.jpg with calm music, 8 seconds"
        anyflow run anyflow-out/slideshow.anyflow --set music.volume=50%

      Exit codes: 0 done, 1 unexpected failure, 2 usage, 3 rejected by checking, 4 execution failed,
      5 a target could not be reached, 6 not found, 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      Make.self, Plan.self, Check.self, Run.self, Diff.self, Format.self, Convert.self,
      Functions.self, ListTargets.self,
    ])
}
