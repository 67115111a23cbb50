"""Runs thousands of cells of many kinds in one kernel and watches its memory and its speed.

    soak.py [cells]     default: 5000

Fails unless both are steady: in the second half of the cells memory may grow by a tenth, and the time that a cell takes of
the processor (which other programs on the machine hardly lengthen) by a quarter.
"""

import statistics
import sys

from kernel import Kernel

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


def main():
    tenth = int(sys.argv[1] if len(sys.argv) > 1 else 5000) // 10
    kernel = Kernel("envelope")
    memory, times = [], []
    print("cells\tMB\tms of the processor for a cell")
    for part in range(10):
        begin = kernel.cpu_seconds()
        for n in range(part * tenth, (part + 1) * tenth):
            # few names, many times: what a day of editing and running again does
            kernel.run(CELLS[n % len(CELLS)].format(n=n, m=(n // len(CELLS)) % 20))
        memory.append(kernel.megabytes())
        times.append((kernel.cpu_seconds() - begin) * 1000 / tenth)
        print("%d\t%.0f\t%.1f" % ((part + 1) * tenth, memory[-1], times[-1]), flush=True)
    kernel.shutdown()
    grown = max(memory[5:]) / max(memory[:5])
    slowed = statistics.median(times[-3:]) / statistics.median(times[2:5])
    print("memory x %.2f, time x %.2f" % (grown, slowed))
    if grown > 1.1 or slowed > 1.25:
        sys.exit("not steady")


main()
