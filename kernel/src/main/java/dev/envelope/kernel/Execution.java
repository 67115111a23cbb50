package dev.envelope.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.protocol.Sockets;
import dev.envelope.kernel.shell.CellResult;
import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.cell.CellError;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the cells that clients send, one after the other, and answers each.
 *
 * <p>When one fails, those that already wait behind it are aborted: they were sent in the belief that it works.
 */
final class Execution {

    private final Sockets sockets;
    private final Widgets widgets;
    private final History history;
    private final AtomicLong arrivals = new AtomicLong();
    private long abortedUpTo;
    private int count = 1;

    Execution(Sockets sockets, Widgets widgets, History history) {
        this.sockets = sockets;
        this.widgets = widgets;
        this.history = history;
    }

    /** The place in the queue of a request that has just come in. */
    long arrive() {
        return arrivals.incrementAndGet();
    }

    /** How many requests have come in. */
    long arrivals() {
        return arrivals.get();
    }

    JsonObject run(CellShell shell, Message request, long arrival) {
        if (arrival <= abortedUpTo) {
            // without a count: a front end would put it at the prompt of a cell that did not run
            return Json.of("status", "aborted");
        }
        boolean silent = isSilent(request);
        boolean stored = !silent && request.flag("store_history", true);
        String code = request.text("code");
        int mine = count;
        if (stored) {
            history.add(mine, code);
            count++;
        }
        widgets.belongTo(request);
        CellResult result;
        var pages = List.<JsonObject>of();
        if (silent) {
            result = shell.run(code, QuietOutputs.silent());
        } else {
            var input = Json.with(Json.of("code", code), "execution_count", mine);
            sockets.outbox().publish("execute_input", request.header(), input);
            var outputs = outputs(request, mine);
            result = shell.run(code, outputs);
            outputs.end();
            pages = outputs.pages();
        }
        CellError error = result.error();
        if (error != null && request.flag("stop_on_error", true)) {
            abortedUpTo = arrivals.get();
        }
        var reply = error == null ? Json.ok() : failed(error);
        Json.with(reply, "execution_count", mine);
        Json.with(reply, "payload", pages);
        return Json.with(
                reply, "user_expressions", error == null ? expressions(shell, request, mine) : new JsonObject());
    }

    private static boolean isSilent(Message request) {
        return request.flag("silent", false);
    }

    /** Brings results of other cells up to date, unless cells wait that may be theirs, or the request is a silent one. */
    void refresh(CellShell shell, Message request, long arrival) {
        if (arrival == arrivals.get() && !isSilent(request)) {
            shell.refresh(outputsOfEnded(request, count));
        }
    }

    private CellOutputs outputs(Message request, int number) {
        return new CellOutputs(sockets.outbox(), widgets, sockets.stdin(), request, number);
    }

    /** Where the outputs go of what a request sets off besides its cell: under what that has shown, which has to stay. */
    CellOutputs outputsOfEnded(Message request, int number) {
        var outputs = outputs(request, number);
        outputs.end();
        return outputs;
    }

    private JsonObject expressions(CellShell shell, Message request, int number) {
        var answers = new JsonObject();
        var asked = request.content().get("user_expressions");
        if (asked == null || !asked.isJsonObject()) {
            return answers;
        }
        asked.getAsJsonObject().entrySet().forEach(each -> {
            var outputs = isSilent(request) ? QuietOutputs.silent() : new QuietOutputs(outputsOfEnded(request, number));
            answers.add(each.getKey(), answer(shell, each.getKey(), each.getValue(), outputs));
        });
        return answers;
    }

    /** One that is no text must not take the answers to the others along. */
    private static JsonObject answer(CellShell shell, String name, JsonElement expression, QuietOutputs outputs) {
        if (!expression.isJsonPrimitive()) {
            String text = "the user expression " + name + " is no text";
            return failed(new CellError("InvalidExpression", text, 0, List.of(text)));
        }
        var error = shell.run(expression.getAsString(), outputs).error();
        return error == null ? value(outputs) : failed(error);
    }

    private static JsonObject failed(CellError error) {
        return Json.with(Json.error(error), "status", "error");
    }

    private static JsonObject value(QuietOutputs outputs) {
        var bundle = outputs.result();
        var value = Json.ok();
        Json.with(value, "data", bundle == null ? new JsonObject() : Json.data(bundle));
        return Json.with(value, "metadata", bundle == null ? new JsonObject() : Json.metadata(bundle));
    }
}
