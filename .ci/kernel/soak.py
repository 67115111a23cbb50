"""Runs thousands of cells of many kinds in one kernel and watches its memory and its speed.

    soak.py [cells]     default: 5000
"""

import sys
import time

from jupyter_client import KernelManager

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


def megabytes(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(file.read().split("VmRSS:")[1].split()[0]) / 1024


def main():
    cells = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    manager = KernelManager(kernel_name="envelope")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    print("cells\tMB\tms a cell")
    begin = time.monotonic()
    for n in range(1, cells + 1):
        # few names, many times: what a day of editing and running again does
        request = client.execute(CELLS[n % len(CELLS)].format(n=n, m=(n // len(CELLS)) % 20), stop_on_error=False)
        while client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != request:
            pass
        while client.iopub_channel.msg_ready():
            client.get_iopub_msg(timeout=1)
        if n % (cells // 10) == 0:
            took = (time.monotonic() - begin) * 1000 / (cells // 10)
            print("%d\t%.0f\t%.1f" % (n, megabytes(manager.provisioner.pid), took), flush=True)
            begin = time.monotonic()
    client.stop_channels()
    manager.shutdown_kernel()


main()
