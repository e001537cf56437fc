import Flow
import Foundation

extension ModelFamilies {
  /// The families that are known without any configuration.
  public static let builtIn: ModelFamilies = {
    var reader = FamiliesReader(ModelFamilies(), file: "families.yaml")
    reader.read(PackageResources.families_yaml)
    return reader.families
  }()

  /// These families with what a user's file of that name says over them.
  ///
  /// What is wrong in the file is told in ``findings`` and left out.
  public func merging(_ bytes: [UInt8], file name: String) -> ModelFamilies {
    var reader = FamiliesReader(self, file: name, rules: SettingRules(of: self))
    reader.read(bytes)
    return reader.families
  }

  /// The built-in families with what `models.yaml` in a user's folder of settings says over them.
  public static func of(home: URL) -> ModelFamilies {
    let url = home.appendingPathComponent(userFile)
    guard FileManager.default.fileExists(atPath: url.path) else { return builtIn }
    guard let data = try? Data(contentsOf: url) else {
      var families = builtIn
      families.findings.append(
        Diagnostic(
          .fileUnreadable, "The file \(url.path) cannot be read, so nothing of it counts.",
          severity: .warning, hint: "Check that it is a file and who may read it."))
      return families
    }
    return builtIn.merging([UInt8](data), file: userFile)
  }

  /// The name of the file in which users describe their own models.
  public static let userFile = "models.yaml"
}
