"""Makes the inputs of the benchmarks: a server's classes, and one flow in three forms."""

import json

CLASSES = 440
CHOICES = [f"choice_{n}" for n in range(12)]


def object_info():
    """What a server with a few hundred classes answers for /object_info, about half a megabyte."""
    info = {
        "Start": _class("Start", {}, {}),
        "Save": _class("Save", {"image": ["IMAGE"]}, {}, is_output=True),
    }
    for number in range(CLASSES):
        required = {
            "image": ["IMAGE", {"tooltip": "The picture that the step is made from."}],
            "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615}],
            "steps": ["INT", {"default": 20, "min": 1, "max": 10000, "tooltip": "How many rounds."}],
            "strength": ["FLOAT", {"default": 1.0, "min": 0.0, "max": 1.0, "step": 0.01}],
            "mode": [CHOICES],
            "text": ["STRING", {"multiline": True, "default": ""}],
        }
        optional = {
            "reference": ["IMAGE", {"tooltip": "A picture to stay close to, where there is one."}],
            "tiled": ["BOOLEAN", {"default": False}],
        }
        name = f"Step{number}"
        info[name] = _class(name, required, optional)
    return info


def _class(name, required, optional, is_output=False):
    return {
        "input": {"required": required, "optional": optional},
        "input_order": {"required": list(required), "optional": list(optional)},
        "output": [] if is_output else ["IMAGE", "MASK"],
        "output_is_list": [] if is_output else [False, False],
        "output_name": [] if is_output else ["IMAGE", "MASK"],
        "name": name,
        "display_name": f"The {name}",
        "description": f"{name} does what a step of its kind does to a picture, and no more.",
        "category": "benchmark/steps",
        "python_module": "nodes",
        "output_node": is_output,
    }


def _sources(place):
    """The nodes that a step draws on: the one before it and one far before it."""
    return place - 1, place // 2


def _values(place):
    return {
        "seed": place * 7919,
        "steps": 1 + place % 50,
        "strength": round(place % 100 / 100, 2),
        "mode": CHOICES[place % len(CHOICES)],
        "text": f"step {place}, with \"words\" and a ü",
    }


def _kind(place, count):
    return "Start" if place == 0 else "Save" if place == count - 1 else f"Step{place % CLASSES}"


def flow(count):
    """The flow in A-Language."""
    lines = []
    for place in range(count):
        kind = _kind(place, count)
        before, far = _sources(place)
        name = f"node_{place}"
        if place == 0:
            lines.append(f"{name} = comfy.Start()")
        elif place == count - 1:
            lines.append(f"{name} = comfy.Save(image: node_{before})")
        else:
            values = ", ".join(
                f"{key}: {json.dumps(value, ensure_ascii=False)}"
                for key, value in _values(place).items()
            )
            lines.append(f"{name} = comfy.{kind}(image: node_{before}, {values}, reference: node_{far})")
    return "\n".join(lines) + "\n"


def prompt(count):
    """The flow as a server takes it."""
    nodes = {}
    for place in range(count):
        before, far = _sources(place)
        if place == 0:
            inputs = {}
        elif place == count - 1:
            inputs = {"image": [str(before), 0]}
        else:
            inputs = {"image": [str(before), 0], **_values(place), "reference": [str(far), 0]}
        nodes[str(place)] = {"inputs": inputs, "class_type": _kind(place, count)}
    return nodes


def workflow(count):
    """The flow as an editor saves it."""
    links, taken = [], {place: [] for place in range(count)}

    def link(source, target, slot):
        links.append([len(links) + 1, source, 0, target, slot, "IMAGE"])
        taken[source].append(len(links))
        return len(links)

    nodes = []
    for place in range(count):
        kind = _kind(place, count)
        inputs, values = [], []
        if place > 0:
            before, far = _sources(place)
            inputs.append({"name": "image", "type": "IMAGE", "link": link(before, place, 0)})
            if kind != "Save":
                inputs.append({"name": "reference", "type": "IMAGE", "link": link(far, place, 1)})
                step = _values(place)
                # An editor keeps behind each seed what becomes of it after a run.
                values = [step["seed"], "fixed", step["steps"], step["strength"], step["mode"],
                          step["text"], False]
        nodes.append({
            "id": place, "type": kind, "pos": [place % 100 * 320, place // 100 * 240],
            "size": [300, 200], "flags": {}, "order": place, "mode": 0, "inputs": inputs,
            "outputs": [] if kind == "Save" else [
                {"name": "IMAGE", "type": "IMAGE", "links": taken[place]},
                {"name": "MASK", "type": "MASK", "links": None},
            ],
            "properties": {"Node name for S&R": kind}, "widgets_values": values,
        })
    return {"last_node_id": count - 1, "last_link_id": len(links), "nodes": nodes, "links": links,
            "groups": [], "config": {}, "extra": {}, "version": 0.4}
