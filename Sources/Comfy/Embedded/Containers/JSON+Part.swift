import OrderedJSON

extension JSON {
  /// The JSON that a container is described by.
  init(part bytes: [UInt8]) throws(EmbeddedDamage) {
    do throws(JSONError) {
      self = try JSON(parsing: bytes)
    } catch {
      throw .malformed("its description is no JSON")
    }
  }
}
