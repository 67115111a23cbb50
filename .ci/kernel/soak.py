"""Runs thousands of cells of many kinds in one kernel and watches its memory and its speed.

    soak.py [cells]     default: 5000

Fails unless both are steady: from the third tenth of the cells to the last, memory may grow by a twentieth, and the time
that a cell takes of the processor (which other programs on the machine do not lengthen) by a quarter.
"""

import statistics
import sys

from jupyter_client import KernelManager

from process import Process

CELLS = [
    "1 + {n}",
    "var v{m} = million({m} + 1);",
    "int f{m}(int n) {{ return n + {n}; }}\nf{m}(1)",
    "record R{m}(int x) {{}}\nnew R{m}({n})",
    "for (int i = 0; i < 100; i++) System.out.println(i + {n});",
    "system().users(million({m} + 1)).capacity()",
    "throw new IllegalStateException(\"{n}\");",
    "no.such.word({n})",
    "List.of(1, 2, 3).stream().map(i -> i * {n}).toList()",
    "v{m}",
]


def run(client, code):
    request = client.execute(code, stop_on_error=False)
    while client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != request:
        pass
    while client.iopub_channel.msg_ready():
        client.get_iopub_msg(timeout=1)


def main():
    tenth = int(sys.argv[1] if len(sys.argv) > 1 else 5000) // 10
    manager = KernelManager(kernel_name="envelope")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    process = Process(manager.provisioner.pid)
    memory, times = [], []
    print("cells\tMB\tms of the processor for a cell")
    for part in range(10):
        begin = process.cpu_seconds()
        for n in range(part * tenth, (part + 1) * tenth):
            # few names, many times: what a day of editing and running again does
            run(client, CELLS[n % len(CELLS)].format(n=n, m=(n // len(CELLS)) % 20))
        memory.append(process.megabytes())
        times.append((process.cpu_seconds() - begin) * 1000 / tenth)
        print("%d\t%.0f\t%.1f" % ((part + 1) * tenth, memory[-1], times[-1]), flush=True)
    client.stop_channels()
    manager.shutdown_kernel()
    grown = memory[-1] / memory[2]
    slowed = statistics.median(times[-3:]) / statistics.median(times[2:5])
    print("memory x %.2f, time x %.2f" % (grown, slowed))
    if grown > 1.05 or slowed > 1.25:
        sys.exit("not steady")


main()
