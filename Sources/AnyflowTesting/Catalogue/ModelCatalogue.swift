import Comfy
import OrderedJSON

/// The node classes of a server with the options of its models filled in.
struct ModelCatalogue: Sendable {
  let classes: NodeClasses
  private let models: [String: [String]]

  init(_ configuration: StandInConfiguration) {
    models = configuration.models
    var filled: [NodeClass] = []
    filled.reserveCapacity(configuration.classes.all.count)
    for nodeClass in configuration.classes.all {
      filled.append(ModelCatalogue.fill(nodeClass, from: configuration.models))
    }
    classes = NodeClasses(filled)
  }

  /// The files of a folder, sorted; nil where there is no such folder.
  func files(in folder: String) -> [String]? {
    if let files = models[folder] { return files.sorted() }
    return ModelFolders.all.contains(folder) ? [] : nil
  }

  /// The folders of models.
  var folders: [String] {
    ModelFolders.all + models.keys.filter { !ModelFolders.all.contains($0) }.sorted()
  }

  /// The class of that name with the options of files in the input folder filled in, too.
  func nodeClass(_ name: String, files: FileStore) -> NodeClass? {
    guard let nodeClass = classes[name] else { return nil }
    let listsFiles = nodeClass.inputs.contains { input in
      input.has("image_upload") || input.has("audio_upload") || input.has("video_upload")
    }
    return listsFiles ? ModelCatalogue.fill(nodeClass, inputFiles: files.inputNames) : nodeClass
  }

  /// What `/object_info` says.
  func objectInfo(files: FileStore) -> JSON {
    let names = files.inputNames
    return NodeClasses(classes.all.map { ModelCatalogue.fill($0, inputFiles: names) }).objectInfo
  }

  private static func fill(_ nodeClass: NodeClass, from models: [String: [String]]) -> NodeClass {
    change(nodeClass) { input in
      guard let folder = ModelFolders.folder(of: input.name, in: nodeClass.name) else { return nil }
      let files = (models[folder] ?? []).sorted() + (ModelFolders.extra[input.name] ?? [])
      return files.map(JSON.string)
    }
  }

  private static func fill(_ nodeClass: NodeClass, inputFiles: [String]) -> NodeClass {
    change(nodeClass) { input in
      guard input.flags["image_folder"] == nil else { return nil }
      if input.has("image_upload") { return inputFiles.map(JSON.string) }
      if input.has("audio_upload") { return names(inputFiles, MediaType.isSoundOrFilm) }
      if input.has("video_upload") { return names(inputFiles, MediaType.isFilm) }
      return nil
    }
  }

  private static func names(_ names: [String], _ isFitting: (String) -> Bool) -> [JSON] {
    names.filter(isFitting).map(JSON.string)
  }

  /// Fills the combos that have no options of their own.
  private static func change(
    _ nodeClass: NodeClass, _ options: (NodeInput) -> [JSON]?
  ) -> NodeClass {
    var changed = nodeClass
    for index in changed.inputs.indices where changed.inputs[index].choices?.isEmpty == true {
      if let filled = options(changed.inputs[index]) { changed.inputs[index].choices = filled }
    }
    return changed
  }
}
