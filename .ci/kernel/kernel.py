"""A kernel's process and a client of it."""

import time

from jupyter_client import KernelManager


class Kernel:
    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        self.language = self.manager.kernel_spec.language
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
        """How many milliseconds a request takes to its reply."""
        begin = time.monotonic()
        self.reply(ask())
        return (time.monotonic() - begin) * 1000

    def run(self, code):
        """How many milliseconds a cell takes, whether it fails or not. What it shows is thrown away."""
        took = self.timed(lambda: self.client.execute(code, stop_on_error=False))
        while self.client.iopub_channel.msg_ready():
            self.client.get_iopub_msg(timeout=1)
        return took

    def cpu_seconds(self):
        with open(f"/proc/{self.manager.provisioner.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def megabytes(self):
        with open(f"/proc/{self.manager.provisioner.pid}/status") as file:
            return int(file.read().split("VmRSS:")[1].split()[0]) / 1024

    def shutdown(self):
        """How many milliseconds the process takes to end, ten seconds at most."""
        process = self.manager.provisioner.process
        begin = time.monotonic()
        self.client.shutdown()
        while process.poll() is None and time.monotonic() - begin < 10:
            time.sleep(0.005)
        took = (time.monotonic() - begin) * 1000
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        return took
