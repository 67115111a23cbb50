package dev.envelope.kernel.command;

import picocli.CommandLine.Command;

@Command(name = "lab")
final class LabCommand implements Runnable {
    public void run() {}
}
