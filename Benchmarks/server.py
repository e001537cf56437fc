"""Runs one prompt through the command and through a script that posts it and polls, in turns."""
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

SCRIPT = '''
import json, sys, time, urllib.parse, urllib.request
url, path, out = sys.argv[1:4]
prompt = json.load(open(path))
body = json.dumps({"prompt": prompt}).encode()
request = urllib.request.Request(url + "/prompt", body, {"Content-Type": "application/json"})
name = json.load(urllib.request.urlopen(request))["prompt_id"]
while True:
    record = json.load(urllib.request.urlopen(url + "/history/" + name)).get(name)
    if record:
        break
    time.sleep(0.05)
for node in record["outputs"].values():
    for file in node.get("images", []):
        query = urllib.parse.urlencode(file)
        open(out, "wb").write(urllib.request.urlopen(url + "/view?" + query).read())
'''


class Counter:
    """A proxy that counts the bytes that pass."""

    def __init__(self, url):
        place = urllib.parse.urlparse(url)
        self.target = (place.hostname, place.port or 80)
        self.bytes = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection(self.target)
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self.pump, args=(one, other), daemon=True).start()

    def pump(self, one, other):
        try:
            while data := one.recv(65536):
                self.bytes += len(data)
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass


def prompt(path):
    """A prompt that no run before has filled the server's cache with."""
    nodes = {
        "1": {"class_type": "EmptyImage",
              "inputs": {"width": 512, "height": 512, "batch_size": 1,
                         "color": random.randrange(1 << 24)}},
        "2": {"class_type": "ImageInvert", "inputs": {"image": ["1", 0]}},
        "3": {"class_type": "SaveImage",
              "inputs": {"images": ["2", 0], "filename_prefix": "benchmark"}},
    }
    json.dump(nodes, open(path, "w"))


def main():
    anyflow, url, work, rounds = sys.argv[1:5]
    script = work + "/bare.py"
    open(script, "w").write(SCRIPT)
    path = work + "/prompt.api.json"
    environment = dict(os.environ, ANYFLOW_HOME=work + "/home")

    def command(address):
        environment["ANYFLOW_COMFY_URL"] = address
        subprocess.run([anyflow, "run", path, "--out", work + "/out", "--quiet"], check=True,
                       env=environment, stdout=subprocess.DEVNULL)

    def bare(address):
        subprocess.run([sys.executable, script, address, path, work + "/bare.png"], check=True)

    times = {"anyflow run": [], "script": []}
    for turn in range(int(rounds) + 1):
        for name, run in (("anyflow run", command), ("script", bare)):
            prompt(path)
            start = time.perf_counter()
            run(url)
            if turn:  # the first turn fills caches
                times[name].append(time.perf_counter() - start)
    ours, theirs = (statistics.median(times[name]) for name in times)
    print("wall time, median of %s: anyflow run %.0f ms, script %.0f ms; added %.0f ms; ratio %.2f"
          % (rounds, ours * 1e3, theirs * 1e3, (ours - theirs) * 1e3, ours / theirs))

    counts = []
    for run in (command, bare):
        counter = Counter(url)
        run(counter.url)  # a proxy is a server of its own: the first run learns what it has
        prompt(path)
        counter.bytes = 0
        run(counter.url)
        time.sleep(0.2)
        counts.append(counter.bytes)
        prompt(path)
    print("bytes: anyflow run %d, script %d; added %d" % (*counts, counts[0] - counts[1]))


main()
