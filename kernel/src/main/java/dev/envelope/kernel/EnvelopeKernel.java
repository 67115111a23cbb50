package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.complete.Completion;
import dev.envelope.kernel.protocol.Comms;
import dev.envelope.kernel.protocol.Connection;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.protocol.Sockets;
import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.widget.Widget;
import dev.envelope.view.Warmup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The kernel that Jupyter starts: {@code EnvelopeKernel connection-file}.
 *
 * <p>The sockets are bound first. Then clients are answered, while the evaluator of cells starts on the thread that will
 * run them.
 */
public final class EnvelopeKernel {

    private static final long QUIET_MILLIS = 700;

    /** The console, whatever cells make of {@code System.err}. */
    private static final PrintStream CONSOLE = System.err;

    private final ExecutorService cells = Executors.newSingleThreadExecutor(work -> new Thread(work, "cells"));
    private final ExecutorService questions = Executors.newSingleThreadExecutor(work -> new Thread(work, "questions"));
    private final History history = new History();
    private final Sockets sockets;
    private final Comms comms;
    private final Widgets widgets;
    private final Execution execution;
    private final CompletableFuture<CellShell> shell;

    private EnvelopeKernel(Sockets sockets) {
        this.sockets = sockets;
        var starting = CompletableFuture.supplyAsync(CellShell::start, cells);
        this.comms = new Comms(sockets.outbox(), cells, questions);
        this.widgets = new Widgets(comms, this::move);
        this.execution = new Execution(sockets, widgets, history);
        this.shell = starting.thenApply(this::withWidgets);
    }

    private CellShell withWidgets(CellShell started) {
        started.register(Widget.class, widgets::show);
        return started;
    }

    private void move(Widget<?> control, JsonObject state, Message cause) {
        shell.join().move(control, state, execution.outputsOfEnded(cause, 0));
    }

    /** Serves the connection of a file until it is asked to end or its parent is gone. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: EnvelopeKernel connection-file (Jupyter starts it; see envelope lab)");
            System.exit(2);
        }
        String file = Files.readString(Path.of(args[0]));
        try {
            serve(Connection.of(file));
        } catch (RuntimeException e) {
            // the thread of the cells would keep a process that no client reaches
            e.printStackTrace();
            System.exit(1);
        }
        Lifetime.endWithParent(System.getenv("JPY_PARENT_PID"));
    }

    static void serve(Connection connection) {
        // first of all: a client that does not find the sockets tries again a tenth of a second later
        var sockets = Sockets.bind(connection);
        var kernel = new EnvelopeKernel(sockets);
        sockets.outbox().publish("status", new JsonObject(), Json.of("execution_state", "starting"));
        sockets.serve(kernel::onShell, kernel::onControl);
        kernel.warmUp();
        OldGeneration.watch();
    }

    /**
     * The first table and the first chart of a process take a second, and the first completion of a word a quarter of one:
     * make them while the user reads.
     */
    private void warmUp() {
        Lifetime.daemon("warm-up", () -> {
            CellShell ready = shell.join();
            long seen;
            do {
                seen = execution.arrivals();
                Lifetime.pause(QUIET_MILLIS);
            } while (ready.isRunning() || execution.arrivals() != seen);
            // on the thread of the cells: what it loads first may not be loaded by two threads at once
            cells.execute(Warmup::start);
            questions.execute(() -> Completion.at(ready, "L", 1));
        });
    }

    private void onShell(Message request) {
        Consumer<Message> back = sockets::replyOnShell;
        switch (request.type()) {
            case "execute_request" -> {
                long arrival = execution.arrive();
                comms.separate();
                cells.execute(() -> answer(
                        request,
                        back,
                        () -> execution.run(shell.join(), request, arrival),
                        () -> execution.refresh(shell.join(), request, arrival)));
            }
            case "complete_request" -> ask(request, () -> CodeQuestions.complete(shell.join(), request));
            case "inspect_request" -> ask(request, () -> CodeQuestions.inspect(shell.join(), request));
            case "is_complete_request" -> ask(request, () -> CodeQuestions.isComplete(shell.join(), request));
            case "history_request" ->
                answer(request, back, () -> Json.with(Json.ok(), "history", history.answer(request)));
            case "comm_info_request" ->
                answer(request, back, () -> Json.with(Json.ok(), "comms", comms.info(request.text("target_name"))));
            case "comm_open", "comm_msg", "comm_close" -> comms.receive(request);
            default -> onEither(request, back);
        }
    }

    private void onControl(Message request) {
        onEither(request, sockets::replyOnControl);
    }

    private void onEither(Message request, Consumer<Message> back) {
        switch (request.type()) {
            case "kernel_info_request" -> answer(request, back, KernelInfo::reply);
            case "interrupt_request" -> answer(request, back, this::interrupt);
            case "shutdown_request" -> {
                answer(request, back, () -> Json.with(Json.ok(), "restart", request.flag("restart", false)));
                Lifetime.end(sockets::close);
            }
            default -> {} // a client of a newer protocol: what is not known has no reply
        }
    }

    private JsonObject interrupt() {
        if (shell.isDone()) {
            shell.join().interrupt();
        }
        return Json.ok();
    }

    private void ask(Message request, Supplier<JsonObject> question) {
        questions.execute(() -> answer(request, sockets::replyOnShell, question));
    }

    private void answer(Message request, Consumer<Message> back, Supplier<JsonObject> answer) {
        answer(request, back, answer, () -> {});
    }

    /** Says busy, answers, does what is left to do, says idle, whatever happens in between. */
    private void answer(Message request, Consumer<Message> back, Supplier<JsonObject> answer, Runnable afterwards) {
        status(request, "busy");
        JsonObject content;
        try {
            content = answer.get();
        } catch (RuntimeException | Error e) {
            e.printStackTrace(CONSOLE);
            String told = String.valueOf(e.getMessage());
            content = Json.with(
                    Json.error(new CellError(e.getClass().getSimpleName(), told, 0, List.of(told))), "status", "error");
        }
        back.accept(request.reply(request.type().replace("_request", "_reply"), content));
        try {
            afterwards.run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace(CONSOLE);
        }
        status(request, "idle");
    }

    private void status(Message request, String state) {
        sockets.outbox().publish("status", request.header(), Json.of("execution_state", state));
    }
}
