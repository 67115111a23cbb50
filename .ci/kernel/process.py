"""What Linux tells of a kernel's process."""


class Process:
    def __init__(self, pid):
        self.pid = pid

    def cpu_seconds(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def megabytes(self):
        with open(f"/proc/{self.pid}/status") as file:
            return int(file.read().split("VmRSS:")[1].split()[0]) / 1024
