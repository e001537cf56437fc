import ArgumentParser

/// What has to do with functions: listing and searching them, which needs no further word, and making
/// new ones.
struct Functions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the functions, search them by meaning, show one in full, or import one.",
    usage: """
      anyflow functions [<query> ...] [--on <target>]
      anyflow functions import <workflow> --as <name>
      """,
    discussion: """
      Without a sub-command the functions are listed; words search them by meaning,
      and a function's name shows it in full.

        anyflow functions blur
        anyflow functions image_to_video --json
        anyflow functions --on comfy KSampler

      With --on TARGET only what that target has a way to do is listed; for further
      options see: anyflow functions list --help

      Your own functions stand in the folder library of the home (~/.anyflow, --home,
      ANYFLOW_HOME): every file there whose name ends in .anyflow is read. Delete a
      file to remove its functions.
      """,
    subcommands: [ListFunctions.self, ImportFunction.self],
    defaultSubcommand: ListFunctions.self)
}
