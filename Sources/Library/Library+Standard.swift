import CLibraryText
import Flow

extension Library {
  /// The standard library, which is part of the product.
  ///
  /// - Parameter usingServers: Whether to read how servers do the functions too; reading that takes
  ///   a program some milliseconds, which it saves when it uses none.
  /// - Throws: The findings of a standard file that does not read, which the tests rule out.
  public static func standard(usingServers: Bool = true) throws(LibraryError) -> Library {
    var result = Library()
    for file in usingServers ? standardFiles + serverFiles : standardFiles {
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      result.add(try Library(text: String(decoding: bytes, as: UTF8.self)))
    }
    return result
  }

  private static var standardFiles: [library_file] {
    [
      library_images, library_video, library_audio, library_mesh, library_text,
      library_native_visual, library_native_sound, library_english,
    ]
  }

  private static var serverFiles: [library_file] {
    [
      library_comfy_images, library_comfy_edits, library_comfy_references, library_comfy_seeing,
      library_comfy_image_to_video, library_comfy_text_to_video, library_comfy_video,
      library_comfy_audio, library_comfy_mesh,
    ]
  }
}
