package dev.envelope.kernel.command;

import picocli.CommandLine.Command;

@Command(name = "install")
final class InstallCommand implements Runnable {
    public void run() {}
}
