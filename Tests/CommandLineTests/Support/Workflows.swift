/// ComfyUI workflows and prompts that the tests of several commands use.
enum Workflows {
  /// A picture made smaller and saved; the scaling is a node of a sub-graph's instance.
  static let prompt = """
    {
      "1": {"class_type": "LoadImage", "inputs": {"image": "photo.png"}},
      "2": {
        "class_type": "ImageScale",
        "inputs": {
          "image": ["1", 0], "upscale_method": "bicubic", "width": 64, "height": 48,
          "crop": "disabled"
        },
        "_meta": {"title": "Smaller"}
      },
      "7": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "small"}}
    }
    """

  /// The same as the editor saves it, with a note, a group and a switched-off node in the way.
  static let workflow = """
    {
      "last_node_id": 9, "last_link_id": 4, "version": 0.4,
      "nodes": [
        {"id": 1, "type": "LoadImage", "pos": [0, 0], "size": [300, 300], "mode": 0, "inputs": [],
         "outputs": [{"name": "IMAGE", "type": "IMAGE", "links": [1]},
                     {"name": "MASK", "type": "MASK", "links": null}],
         "properties": {}, "widgets_values": ["photo.png", "image"]},
        {"id": 3, "type": "ImageInvert", "pos": [400, 0], "size": [200, 50], "mode": 4,
         "inputs": [{"name": "image", "type": "IMAGE", "link": 1}],
         "outputs": [{"name": "IMAGE", "type": "IMAGE", "links": [2]}], "properties": {}},
        {"id": 2, "type": "ImageScale", "pos": [800, 0], "size": [300, 150], "mode": 0,
         "title": "Smaller", "inputs": [{"name": "image", "type": "IMAGE", "link": 2}],
         "outputs": [{"name": "IMAGE", "type": "IMAGE", "links": [3]}], "properties": {},
         "widgets_values": ["bicubic", 64, 48, "disabled"]},
        {"id": 7, "type": "SaveImage", "pos": [1200, 0], "size": [300, 300], "mode": 0,
         "inputs": [{"name": "images", "type": "IMAGE", "link": 3}], "outputs": [],
         "properties": {}, "widgets_values": ["small"]},
        {"id": 9, "type": "Note", "pos": [0, -200], "size": [200, 100], "mode": 0, "inputs": [],
         "outputs": [], "properties": {}, "widgets_values": ["Keep the sizes even."]}
      ],
      "links": [[1, 1, 0, 3, 0, "IMAGE"], [2, 3, 0, 2, 0, "IMAGE"], [3, 2, 0, 7, 0, "IMAGE"]],
      "groups": [{"title": "Shrinking", "bounding": [780, -60, 400, 300], "color": "#3f789e"}],
      "config": {}, "extra": {}
    }
    """

  /// The same prompt as one of the paper's published programs.
  static let published = """
    # create nodes by instantiation
    loadimage_1 = LoadImage(image=\"\"\"photo.png\"\"\")
    imagescale_2 = ImageScale(upscale_method=\"\"\"bicubic\"\"\", width=64, height=48, crop=\"\"\"disabled\"\"\")
    saveimage_7 = SaveImage(filename_prefix=\"\"\"small\"\"\")

    # link nodes by invocation
    image_1, mask_1 = loadimage_1()
    image_2 = imagescale_2(image=image_1)
    result_7 = saveimage_7(images=image_2)
    """
}
