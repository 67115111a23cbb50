"""What the choice of compilers does to the kernel's start and to cells that compute, and what the stop check costs.

    options.py [runs]     default: 3

Runs the installed kernel with each choice in turns and tells medians, in milliseconds of the processor, which other
programs on the machine hardly lengthen; the compilers' own work is in them. A cell that computes counts by its first run,
as in a notebook, and by the best of five. The same methods stand in the class of a library too, into which no stop check
is woven: the ratio of the best times is what the check costs.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

from kernel import Kernel

C1_ALONE = "-XX:TieredStopAtLevel=1"
LATE = ["Tier4InvocationThreshold=50000", "Tier4MinInvocationThreshold=6000", "Tier4CompileThreshold=150000"]
CHOICES = {
    "c1": [C1_ALONE],
    "c1-c2": [],
    "c1-c2-late": ["-XX:" + each for each in LATE],
    "c1-c2-later": ["-XX:" + each for each in LATE + ["Tier4BackEdgeThreshold=400000"]],
}

METHODS = """
public static double pi(int n) {
    var random = new java.util.SplittableRandom(1);
    int inside = 0;
    for (int i = 0; i < n; i++) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (x * x + y * y < 1) inside++;
    }
    return 4.0 * inside / n;
}
public static double queue(int n) {
    var random = new java.util.SplittableRandom(2);
    var servers = new java.util.PriorityQueue<Double>(java.util.List.of(0.0, 0.0, 0.0, 0.0));
    double now = 0, waited = 0;
    for (int i = 0; i < n; i++) {
        now -= Math.log(1 - random.nextDouble());
        double begin = Math.max(now, servers.remove());
        waited += begin - now;
        servers.add(begin - 3.2 * Math.log(1 - random.nextDouble()));
    }
    return waited / n;
}
public static double stream(int n) {
    return java.util.stream.IntStream.range(0, n).mapToDouble(i -> Math.sqrt(i)).filter(x -> x > 3).map(x -> x + 1).sum();
}
public static int sum(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += i ^ (sum >> 3);
    return sum;
}
"""
SIZES = {"pi": 40_000_000, "queue": 3_000_000, "stream": 30_000_000, "sum": 400_000_000}
DESIGN = (
    'system("S" + System.nanoTime()).users(million(8, 12)).requestsPerUser(10, 30).peak(2, 4)'
    ".uncertainty(peakRate().atMost(perSecond(9_000)))"
)


def timed(kernel, code):
    begin = kernel.cpu_seconds()
    answer = kernel.reply(kernel.client.execute(code))["content"]
    if answer["status"] != "ok":
        sys.exit("%s: %s" % (code, answer["evalue"]))
    return (kernel.cpu_seconds() - begin) * 1000


def measure(name, library):
    kernel = Kernel(name)
    kernel.run("1+1")
    figures = {"start to first 1+1": kernel.cpu_seconds() * 1000}
    figures["150 cells more"] = sum(timed(kernel, "%d+1" % n) for n in range(150))
    figures["resident after them, MB"] = kernel.megabytes()
    timed(kernel, "%%classpath %s" % library)
    timed(kernel, METHODS)
    for call, size in SIZES.items():
        own = [timed(kernel, "%s(%d)" % (call, size)) for _ in range(5)]
        bare = [timed(kernel, "library.Methods.%s(%d)" % (call, size)) for _ in range(5)]
        figures[call + ": first"] = own[0]
        figures[call + ": best"] = min(own)
        figures[call + ": best, % of without the stop check"] = 100 * min(own) / min(bare)
    design = [timed(kernel, DESIGN) for _ in range(5)]
    figures["uncertainty of a design: first"] = design[0]
    figures["uncertainty of a design: best"] = min(design)
    kernel.shutdown()
    return figures


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    installed = Path(KernelSpecManager().get_kernel_spec("envelope").resource_dir)
    spec = json.loads((installed / "kernel.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        for name, options in CHOICES.items():
            shutil.copytree(installed, Path(folder, "kernels", name))
            argv = [each for each in spec["argv"] if each != C1_ALONE and not each.startswith("-XX:Tier4")]
            chosen = dict(spec, argv=argv[:1] + options + argv[1:])
            Path(folder, "kernels", name, "kernel.json").write_text(json.dumps(chosen))
        os.environ["JUPYTER_PATH"] = folder
        source = Path(folder, "Methods.java")
        source.write_text("package library; public class Methods {%s}" % METHODS)
        subprocess.run([Path(spec["argv"][0]).with_name("javac"), "-d", folder, source], check=True)
        measured = {name: [] for name in CHOICES}
        for _ in range(runs):
            for name in CHOICES:
                measured[name].append(measure(name, folder))
    print("| median of %d | %s |" % (runs, " | ".join(CHOICES)))
    print("|---|" + "---|" * len(CHOICES))
    for figure in measured["c1"][0]:
        cells = ["%.0f" % statistics.median(run[figure] for run in measured[name]) for name in CHOICES]
        print("| %s | %s |" % (figure, " | ".join(cells)))


main()
