from comfy import Workflow

def generate():
    """Two nodes."""
    workflow = Workflow()
    workflow.add_node("load_1", "LoadImage", {"image": 'a.png', "n": 1_000.5e-3})
    workflow.add_node("save_2", "Save Image", {})
    workflow.invoke_node(["image_1", "mask_1"], "load_1")
    workflow.invoke_node([], "save_2")  # nothing
    workflow.connect("mask_1", "save_2", "images")

if __name__ == "__main__":
    generate()
