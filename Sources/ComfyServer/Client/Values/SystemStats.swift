public import OrderedJSON

/// What a server says about itself.
public struct SystemStats: Hashable, Sendable {
  /// ComfyUI's version, such as `0.3.64`; nil when an old server does not say.
  public var version: String?
  /// Python's version, without the compiler's.
  public var python: String?
  /// PyTorch's version.
  public var pytorch: String?
  /// The operating system, as Python calls it.
  public var system: String?
  /// The machine's memory, in bytes.
  public var ramTotal: Int?
  /// What of the machine's memory is free, in bytes.
  public var ramFree: Int?
  /// What it computes on.
  public var devices: [Device]

  /// Something that a server computes on.
  public struct Device: Hashable, Sendable {
    /// The device's name.
    public var name: String
    /// The kind, such as `cuda`, `mps` or `cpu`.
    public var type: String
    /// Its memory, in bytes.
    public var vramTotal: Int?
    /// What of its memory is free, in bytes.
    public var vramFree: Int?

    /// A device.
    public init(name: String, type: String, vramTotal: Int? = nil, vramFree: Int? = nil) {
      self.name = name
      self.type = type
      self.vramTotal = vramTotal
      self.vramFree = vramFree
    }
  }

  /// Facts of a server.
  public init(
    version: String? = nil, python: String? = nil, pytorch: String? = nil, system: String? = nil,
    ramTotal: Int? = nil, ramFree: Int? = nil, devices: [Device] = []
  ) {
    self.version = version
    self.python = python
    self.pytorch = pytorch
    self.system = system
    self.ramTotal = ramTotal
    self.ramFree = ramFree
    self.devices = devices
  }

  /// The facts in an answer of `/system_stats`, or nil if that is none.
  public init?(_ json: JSON) {
    guard let system = json["system"], system.object != nil, let devices = json["devices"]?.array
    else { return nil }
    self.init(
      version: system["comfyui_version"]?.string,
      python: system["python_version"]?.string.map { String($0.prefix { $0 != " " }) },
      pytorch: system["pytorch_version"]?.string, system: system["os"]?.string,
      ramTotal: system["ram_total"]?.integer, ramFree: system["ram_free"]?.integer,
      devices: devices.map { device in
        Device(
          name: device["name"]?.string ?? "", type: device["type"]?.string ?? "",
          vramTotal: device["vram_total"]?.integer, vramFree: device["vram_free"]?.integer)
      })
  }
}
