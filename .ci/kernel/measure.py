"""Start-up, latency, output and memory of any installed kernels, side by side in turns.

    measure.py [runs] [kernel ...]      default: 5 envelope python3

Every run is a new process. The table gives medians; figures of one machine say little, ratios between kernels say much.
Other Java kernels take part where they are installed (JJava: pip install jjava; IJava and rapaio-jupyter-kernel from their
releases on GitHub). The notebook is run by nbclient, from the start of its kernel to the end. A client takes a kernel as
ready 200 ms after the last that it published, so these are in the first two figures of every kernel.
"""

import statistics
import sys
import time

import nbformat
from nbclient import NotebookClient

from kernel import Kernel

CODE = {
    "python": {
        "one": "1+1",
        "lines": "for i in range(100_000): print(i)",
        "busy": "while True: pass",
        "sleep": "import time; time.sleep(3)",
        "complete": "impor",
        "notebook": [
            "x{n} = {n}",
            "def f{n}(i): return i + {n}\nf{n}(1)",
            "[f{m}(i) for i in range(10)]",
            "for i in range(100): print(i)",
            "class C{n}:\n    def __init__(self, x): self.x = x\nC{n}(2).x",
        ],
    },
    "java": {
        "one": "1+1",
        "lines": "for (int i = 0; i < 100_000; i++) System.out.println(i);",
        "busy": "while (true) { }",
        "sleep": "Thread.sleep(3_000);",
        "complete": "List.o",
        "notebook": [
            "var x{n} = {n};",
            "int f{n}(int i) {{ return i + {n}; }}\nf{n}(1)",
            "java.util.stream.IntStream.range(0, 10).map(i -> f{m}(i)).boxed().toList()",
            "for (int i = 0; i < 100; i++) System.out.println(i);",
            "class C{n} {{ int x; C{n}(int x) {{ this.x = x; }} }}\nnew C{n}(2).x",
        ],
    },
}


def notebook(name, code):
    """Runs 20 cells as nbclient does: seconds from the start of the kernel to its end."""
    cells = [code["notebook"][n % 5].format(n=n, m=n - 1) for n in range(20)]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
    begin = time.monotonic()
    NotebookClient(book, kernel_name=name, timeout=60).execute()
    return (time.monotonic() - begin) * 1000


def printed(kernel, code):
    """Prints 100,000 lines: milliseconds to the last, lines that came, messages that it took."""
    begin = time.monotonic()
    request = kernel.client.execute(code["lines"])
    text, messages = [], 0
    while True:
        message = kernel.reply(request, kernel.client.get_iopub_msg)
        if message["msg_type"] == "stream":
            text.append(message["content"]["text"])
            messages += 1
        elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return (time.monotonic() - begin) * 1000, "".join(text).count("\n"), messages


def complete(kernel, code):
    return kernel.timed(lambda: kernel.client.complete(code["complete"]))


def complete_while_busy(kernel, code):
    request = kernel.client.execute(code["sleep"])
    time.sleep(0.3)
    took = complete(kernel, code)
    # the reply to the cell may have gone by already, in front of the completion's
    while kernel.reply(request, kernel.client.get_iopub_msg)["content"].get("execution_state") != "idle":
        pass
    return took


def interrupted(kernel, code):
    """Interrupts an endless loop: milliseconds to the reply, and the share of a core that still burns after it."""
    request = kernel.client.execute(code["busy"])
    time.sleep(0.5)
    begin = time.monotonic()
    kernel.manager.interrupt_kernel()
    kernel.reply(request)
    answered = (time.monotonic() - begin) * 1000
    # ours prepares tables and charts at the first quiet moment, which is not the loop
    time.sleep(4)
    before, begin = kernel.cpu_seconds(), time.monotonic()
    time.sleep(1)
    return answered, 100 * (kernel.cpu_seconds() - before) / (time.monotonic() - begin)


def measure(name):
    kernel = Kernel(name)
    code = CODE[kernel.language]
    figures = {"kernel_info from spawn, ms": kernel.ready}
    kernel.run(code["one"])
    figures["first 1+1 from spawn, ms"] = kernel.since_birth()
    figures["resident at start, MB"] = kernel.megabytes()
    warm = sorted([kernel.run(code["one"]) for _ in range(60)][10:])
    figures["warm 1+1, median ms"] = statistics.median(warm)
    figures["warm 1+1, p95 ms"] = warm[int(0.95 * len(warm))]
    for _ in range(90):
        kernel.run(code["one"])
    figures["resident after 150 cells, MB"] = kernel.megabytes()
    figures["kernel_info, ms"] = statistics.median(kernel.timed(kernel.client.kernel_info) for _ in range(20))
    figures["complete, ms"] = statistics.median([complete(kernel, code) for _ in range(20)][5:])
    figures["complete while a cell runs, ms"] = complete_while_busy(kernel, code)
    figures["100,000 lines, ms"], came, figures["messages that they took"] = printed(kernel, code)
    figures["lines lost"] = 100_000 - came
    figures["interrupt of an endless loop, ms"], figures["core that it burns after that, %"] = interrupted(kernel, code)
    figures["shutdown, ms"] = kernel.shutdown()
    figures["notebook of 20 cells, ms"] = notebook(name, code)
    return figures


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    names = sys.argv[2:] or ["envelope", "python3"]
    measured = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            measured[name].append(measure(name))
    print("| median of %d | %s |" % (runs, " | ".join(names)))
    print("|---|" + "---|" * len(names))
    for figure in measured[names[0]][0]:
        cells = ["%.0f" % statistics.median(run[figure] for run in measured[name]) for name in names]
        print("| %s | %s |" % (figure, " | ".join(cells)))


main()
