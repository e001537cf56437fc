import OrderedJSON

/// A file in one of a server's own folders.
public struct RemoteFile: Hashable, Sendable {
  /// The file's name, without a folder.
  public var name: String
  /// The folder inside ``folder``, with `/` between the parts; empty for none.
  public var subfolder: String
  /// The server's folder: `input`, `output` or `temp`.
  public var folder: String

  /// A file by where it is.
  public init(name: String, subfolder: String = "", folder: String = "input") {
    self.name = name
    self.subfolder = subfolder
    self.folder = folder
  }

  /// The file that an answer or an output describes, or nil if it describes none.
  public init?(_ json: JSON) {
    guard let name = (json["filename"] ?? json["name"])?.string, !name.isEmpty else { return nil }
    self.init(
      name: name, subfolder: json["subfolder"]?.string ?? "",
      folder: json["type"]?.string ?? "output")
  }

  /// How a prompt names it, such as `sub/x.png [output]`; without a folder for `input`.
  public var annotated: String {
    let path = subfolder.isEmpty ? name : "\(subfolder)/\(name)"
    return folder == "input" ? path : "\(path) [\(folder)]"
  }
}
