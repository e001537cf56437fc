import Flow

extension Library {
  /// The standard library, which is part of the product.
  ///
  /// - Throws: The findings of a standard file that does not read, which the tests rule out.
  public static func standard() throws(LibraryError) -> Library {
    var result = Library()
    for bytes in standardFiles {
      result.add(try Library(text: String(decoding: bytes, as: UTF8.self)))
    }
    return result
  }

  private static var standardFiles: [[UInt8]] {
    [
      PackageResources.images_anyflow, PackageResources.video_anyflow,
      PackageResources.audio_anyflow, PackageResources.mesh_anyflow,
      PackageResources.text_anyflow, PackageResources.native_visual_anyflow,
      PackageResources.native_sound_anyflow, PackageResources.english_anyflow,
    ]
  }
}
