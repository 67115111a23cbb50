"""Start-up and latency of any installed kernels, side by side in turns.

    measure.py [runs] [kernel ...]      default: 5 envelope python3

Every run is a new process. The table gives medians; figures of one machine say little, ratios between kernels say much.
"""

import statistics
import sys
import time

from jupyter_client import KernelManager

CODE = {
    "python": {
        "one": "1+1",
        "lines": "for i in range(100_000): print(i)",
        "busy": "while True: pass",
        "sleep": "import time; time.sleep(3)",
        "complete": "impor",
    },
    "java": {
        "one": "1+1",
        "lines": "for (int i = 0; i < 100_000; i++) System.out.println(i);",
        "busy": "while (true) { }",
        "sleep": "Thread.sleep(3_000);",
        "complete": "List.o",
    },
}


class Kernel:
    """One process of a kernel, and a client of it."""

    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        self.code = CODE[self.manager.kernel_spec.language]
        self.born = time.monotonic()
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.ready = self.since_birth()

    def since_birth(self):
        return (time.monotonic() - self.born) * 1000

    def reply(self, request, get=None):
        while True:
            answer = (get or self.client.get_shell_msg)(timeout=120)
            if answer["parent_header"].get("msg_id") == request:
                return answer

    def timed(self, ask):
        begin = time.monotonic()
        self.reply(ask())
        return (time.monotonic() - begin) * 1000

    def run(self, key):
        return self.timed(lambda: self.client.execute(self.code[key]))

    def printed(self):
        """Prints 100,000 lines: milliseconds to the last, lines that came, messages that it took."""
        begin = time.monotonic()
        request = self.client.execute(self.code["lines"])
        text, messages = [], 0
        while True:
            message = self.reply(request, self.client.get_iopub_msg)
            if message["msg_type"] == "stream":
                text.append(message["content"]["text"])
                messages += 1
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return (time.monotonic() - begin) * 1000, "".join(text).count("\n"), messages

    def complete_while_busy(self):
        self.client.execute(self.code["sleep"])
        time.sleep(0.3)
        return self.timed(lambda: self.client.complete(self.code["complete"]))

    def interrupted(self):
        """Interrupts an endless loop: milliseconds to the reply, and the share of a core that still burns after it."""
        request = self.client.execute(self.code["busy"])
        time.sleep(0.5)
        begin = time.monotonic()
        self.manager.interrupt_kernel()
        self.reply(request)
        answered = (time.monotonic() - begin) * 1000
        before, begin = self.cpu_seconds(), time.monotonic()
        time.sleep(1)
        return answered, 100 * (self.cpu_seconds() - before) / (time.monotonic() - begin)

    def cpu_seconds(self):
        with open(f"/proc/{self.manager.provisioner.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def megabytes(self):
        with open(f"/proc/{self.manager.provisioner.pid}/status") as file:
            return int(file.read().split("VmRSS:")[1].split()[0]) / 1024

    def shutdown(self):
        process = self.manager.provisioner.process
        begin = time.monotonic()
        self.client.shutdown()
        while process.poll() is None and time.monotonic() - begin < 10:
            time.sleep(0.005)
        took = (time.monotonic() - begin) * 1000
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        return took


def measure(name):
    kernel = Kernel(name)
    kernel.run("one")
    first = kernel.since_birth()
    at_start = kernel.megabytes()
    warm = [kernel.run("one") for _ in range(50)][10:]
    info = [kernel.timed(kernel.client.kernel_info) for _ in range(20)]
    completion = [kernel.timed(lambda: kernel.client.complete(kernel.code["complete"])) for _ in range(20)][5:]
    lines, count, messages = kernel.printed()
    busy = kernel.complete_while_busy()
    answered, burning = kernel.interrupted()
    for _ in range(100):
        kernel.run("one")
    figures = {
        "kernel_info from spawn, ms": kernel.ready,
        "first 1+1 from spawn, ms": first,
        "warm 1+1, median ms": statistics.median(warm),
        "warm 1+1, p95 ms": sorted(warm)[int(0.95 * len(warm))],
        "kernel_info, ms": statistics.median(info),
        "complete, ms": statistics.median(completion),
        "complete while a cell runs, ms": busy,
        "interrupt of an endless loop, ms": answered,
        "core that it burns after that, %": burning,
        "100,000 lines, ms": lines,
        "lines lost": 100_000 - count,
        "stream messages": messages,
        "resident at start, MB": at_start,
        "resident after 150 cells, MB": kernel.megabytes(),
    }
    figures["shutdown, ms"] = kernel.shutdown()
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
