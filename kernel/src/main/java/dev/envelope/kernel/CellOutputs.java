package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.protocol.Outbox;
import dev.envelope.kernel.protocol.StdinSocket;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a cell gives off under the request that ran it.
 *
 * <p>Text past a limit is cut with a notice, so that a loop that prints for ever does not end the browser.
 */
final class CellOutputs implements Outputs {

    private static final String LIMIT = "ENVELOPE_OUTPUT_LIMIT";
    private static final long DEFAULT_LIMIT = 10_000_000;

    private final Outbox outbox;
    private final Widgets widgets;
    private final StdinSocket stdin;
    private final Message request;
    private final int count;
    private final long limit = limit(System.getenv(LIMIT));
    private final List<JsonObject> pages = new CopyOnWriteArrayList<>();
    private Optional<String> progress = Optional.empty();

    /** Whether nothing stands under the cell, or nothing but a progress. */
    private volatile boolean alone = true;

    private boolean over;
    private final AtomicLong printed = new AtomicLong();
    private final AtomicBoolean refused = new AtomicBoolean();

    CellOutputs(Outbox outbox, Widgets widgets, StdinSocket stdin, Message request, int count) {
        this.outbox = outbox;
        this.widgets = widgets;
        this.stdin = stdin;
        this.request = request;
        this.count = count;
    }

    @Override
    public void stream(Stream stream, String text) {
        takeProgressAway();
        long room = limit - printed.getAndAdd(text.length());
        String shown = text.substring(0, (int) Math.max(0, Math.min(room, text.length())));
        if (!shown.isEmpty()) {
            outbox.stream(stream == Stream.STDOUT ? "stdout" : "stderr", request.header(), shown);
        }
        if (room >= 0 && room < text.length()) {
            outbox.stream(
                    "stderr",
                    request.header(),
                    "%nThe output is cut after %,d characters; set %s to see more.%n".formatted(limit, LIMIT));
        }
    }

    @Override
    public synchronized void progress(MimeBundle bundle) {
        String id = progress.orElseGet(() -> UUID.randomUUID().toString());
        publish(progress.isEmpty() ? "display_data" : "update_display_data", shown(bundle, Json.of("display_id", id)));
        progress = Optional.of(id);
    }

    @Override
    public synchronized void waiting(MimeBundle bundle) {
        if (alone && !over) {
            progress(bundle);
        }
    }

    /** Before what does not take its place: when that is shown, the front end removes all that stands under the cell. */
    private void takeProgressAway() {
        if (alone) {
            clearProgress(true);
        }
    }

    private synchronized void clearProgress(boolean wait) {
        if (alone && progress.isPresent()) {
            clear(wait);
        }
        alone = false;
    }

    /** The cell has ended: what its threads go on with is nothing to wait for. */
    synchronized void end() {
        clearProgress(false);
        over = true;
    }

    /** In place of a progress, which is of no interest any more. */
    private synchronized boolean replacesProgress(MimeBundle bundle) {
        var replaced = progress;
        progress = Optional.empty();
        alone = false;
        replaced.ifPresent(id -> publish("update_display_data", shown(bundle, Json.of("display_id", id))));
        return replaced.isPresent();
    }

    @Override
    public void display(MimeBundle bundle) {
        if (!replacesProgress(bundle)) {
            publish("display_data", shown(bundle, new JsonObject()));
        }
    }

    @Override
    public void display(MimeBundle bundle, String id) {
        takeProgressAway();
        widgets.close(id);
        publish("display_data", shown(bundle, Json.of("display_id", id)));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        if (!widgets.update(bundle, id)) {
            publish("update_display_data", shown(bundle, Json.of("display_id", id)));
        }
    }

    /** A display, because a front end replaces displays by their id and does not replace results. */
    @Override
    public void result(MimeBundle bundle, String id) {
        display(bundle, id);
    }

    @Override
    public MimeBundle live(MimeBundle bundle, String id) {
        return widgets.show(bundle, id);
    }

    @Override
    public boolean showsModels() {
        return widgets.areManaged();
    }

    @Override
    public String cellId() {
        var id = request.metadata().get("cellId");
        return id != null && id.isJsonPrimitive() ? id.getAsString() : "";
    }

    @Override
    public int number() {
        return count;
    }

    @Override
    public String pageName() {
        var session = request.header().get("session");
        return session != null && session.isJsonPrimitive() ? session.getAsString() : "";
    }

    @Override
    public synchronized void clear(boolean wait) {
        // nothing can take the place of what is gone
        progress = Optional.empty();
        publish("clear_output", Json.of("wait", wait));
    }

    @Override
    public void page(MimeBundle bundle) {
        var page = Json.with(Json.of("source", "page"), "data", Json.data(bundle));
        pages.add(Json.with(page, "start", 0));
    }

    /** What the reply asks the front end to do once it is there. */
    List<JsonObject> pages() {
        return List.copyOf(pages);
    }

    @Override
    public void result(MimeBundle bundle) {
        takeProgressAway();
        publish("execute_result", Json.with(shown(bundle, new JsonObject()), "execution_count", count));
    }

    @Override
    public void error(CellError error) {
        takeProgressAway();
        replacesProgress(new MimeBundle(Map.of("text/plain", ""), Map.of()));
        publish("error", Json.error(error));
    }

    @Override
    public @Nullable String input(String prompt, boolean secret) throws InterruptedException {
        if (!request.flag("allow_stdin", false)) {
            if (!refused.getAndSet(true)) {
                stream(Stream.STDERR, "The front end that ran this cell gives no input; to read ends at once.\n");
            }
            return null;
        }
        // the front end shows what is typed in the place of the progress, not before it
        takeProgressAway();
        return stdin.ask(request, prompt, secret);
    }

    private void publish(String type, JsonObject content) {
        outbox.publish(type, request.header(), content);
    }

    private static JsonObject shown(MimeBundle bundle, JsonObject transient_) {
        var content = Json.of("data", Json.data(bundle));
        Json.with(content, "metadata", Json.metadata(bundle));
        return Json.with(content, "transient", transient_);
    }

    private static long limit(@Nullable String setting) {
        return setting != null && setting.matches("\\d{1,18}") ? Long.parseLong(setting) : DEFAULT_LIMIT;
    }
}
