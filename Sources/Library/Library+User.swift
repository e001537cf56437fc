import Flow
import Foundation

extension Library {
  /// The standard library with the user's own functions, and what is to be said of these.
  ///
  /// - Parameters:
  ///   - home: The folder that `--home` or `ANYFLOW_HOME` name; its folder `library` holds the user's
  ///     files.
  ///   - usingServers: Whether to read how servers do the functions too.
  /// - Throws: The findings of a standard file that does not read, which the tests rule out.
  public static func standard(
    withUsersIn home: URL, usingServers: Bool = true
  ) throws(LibraryError) -> (library: Library, findings: [Diagnostic]) {
    let standard = try Library.standard(usingServers: usingServers)
    let user = UserLibrary(in: home, beside: standard)
    return (
      user.library.catalogue.signatures.isEmpty && user.library.realizations.isEmpty
        && user.library.vocabulary.isEmpty ? standard : standard.merging(user.library),
      user.findings
    )
  }
}
