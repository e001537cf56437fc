/// A client is all that a provider needs.
extension ComfyClient: ComfyServing {}
