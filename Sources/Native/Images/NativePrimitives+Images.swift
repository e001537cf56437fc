extension NativePrimitives {
  /// The primitives of the library's `images.anyflow`.
  static var images: [any NativePrimitive] {
    [
      LoadImage(), LoadMask(), SaveImage(), MergeImages(), MatchColors(), InpaintImage(),
      OutpaintImage(), ExtendImage(), RemoveBackground(), ReplaceBackground(),
      OverlayImage(), JoinImages(), ImageGrid(), ComicStrip(), MaskRegion(),
      MaskOfTransparency(),
    ] + imageColors + imageTextures + imageGeometry
  }
}
