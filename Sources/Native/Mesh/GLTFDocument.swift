/// The JSON part of a glTF 2.0 file, as far as meshes with one texture need it.
struct GLTFDocument: Codable {
  var asset = Asset()
  var scene = 0
  var scenes: [Scene]? = [Scene(nodes: [0])]
  var nodes: [Node]? = [Node(mesh: 0)]
  var meshes: [Mesh] = []
  var accessors: [Accessor] = []
  var bufferViews: [BufferView] = []
  var buffers: [Buffer] = []
  var materials: [Material]?
  var textures: [Texture]?
  var images: [Image]?

  struct Asset: Codable {
    var version = "2.0"
    var generator: String? = "Anyflow"
  }
  struct Scene: Codable { var nodes: [Int]? }
  struct Node: Codable {
    var mesh: Int?
    var children: [Int]?
    var matrix: [Float]?
    var translation: [Float]?
    var rotation: [Float]?
    var scale: [Float]?
    var isMoved: Bool {
      matrix != nil || translation != nil || rotation != nil || scale != nil
    }
  }
  struct Mesh: Codable { var primitives: [Primitive] }
  struct Primitive: Codable {
    var attributes: [String: Int]
    var indices: Int?
    var material: Int?
    var mode: Int?
  }
  struct Accessor: Codable {
    var bufferView: Int?
    var byteOffset: Int?
    var componentType: Int
    var count: Int
    var type: String
    var min: [Float]?
    var max: [Float]?
    var sparse: Sparse?
    struct Sparse: Codable { var count: Int }
  }
  struct BufferView: Codable {
    var buffer = 0
    var byteOffset: Int?
    var byteLength: Int
    var byteStride: Int?
    var target: Int?
  }
  struct Buffer: Codable {
    var byteLength: Int
    var uri: String?
  }
  struct Material: Codable {
    var pbrMetallicRoughness: Surface?
    var doubleSided: Bool?
  }
  struct Surface: Codable {
    var baseColorTexture: TextureUse?
    var metallicFactor: Float?
    var roughnessFactor: Float?
  }
  struct TextureUse: Codable { var index: Int }
  struct Texture: Codable { var source: Int? }
  struct Image: Codable {
    var bufferView: Int?
    var mimeType: String?
  }

  /// Adds a stretch of the buffer, and gives its index.
  mutating func addView(_ offset: Int, _ length: Int, target: Int?) -> Int {
    bufferViews.append(BufferView(byteOffset: offset, byteLength: length, target: target))
    return bufferViews.count - 1
  }

  /// Adds an accessor, and gives its index.
  mutating func add(_ accessor: Accessor) -> Int {
    accessors.append(accessor)
    return accessors.count - 1
  }

  /// Gives the mesh a matt surface with a picture on it.
  mutating func setTexture(view: Int, isPNG: Bool) {
    images = [Image(bufferView: view, mimeType: isPNG ? "image/png" : "image/jpeg")]
    textures = [Texture(source: 0)]
    materials = [
      Material(
        pbrMetallicRoughness: Surface(
          baseColorTexture: TextureUse(index: 0), metallicFactor: 0, roughnessFactor: 0.9))
    ]
  }

  /// Sets the one mesh of triangles.
  mutating func setMesh(_ attributes: [String: Int], indices: Int, hasMaterial: Bool) {
    meshes = [
      Mesh(primitives: [
        Primitive(attributes: attributes, indices: indices, material: hasMaterial ? 0 : nil)
      ])
    ]
  }
}
