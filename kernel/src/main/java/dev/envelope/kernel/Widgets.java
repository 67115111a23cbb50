package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Comm;
import dev.envelope.kernel.protocol.Comms;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.widget.HtmlLook;
import dev.envelope.kernel.widget.Models;
import dev.envelope.kernel.widget.Widget;
import dev.envelope.view.Display;
import dev.envelope.view.MimeBundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The models behind the controls, and behind the results that lead back to them, in the front end's pages: the kernel's end
 * of the widget protocol, version 2.1.
 *
 * <p>A page that is loaded again has forgotten all display ids, but it asks for the models. So a result that leads back to
 * a control is an HTML model, and a new value is a new state of it.
 */
final class Widgets {

    /** Moves a control as a page says in a message. */
    interface Mover {
        void move(Widget<?> control, JsonObject state, Message cause);
    }

    private static final String TARGET = "jupyter.widget";
    private static final String OVERVIEW_TARGET = "jupyter.widget.control";
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";
    private static final String REFERENCE = "IPY_MODEL_";

    private final Comms comms;
    private final Mover mover;
    private final Map<String, Supplier<JsonObject>> states = new ConcurrentHashMap<>();
    private final Map<Widget<?>, Comm> controls = new HashMap<>();
    private final Map<String, Comm> results = new HashMap<>();
    private JsonObject parent = new JsonObject();
    private JsonObject references = new JsonObject();
    private volatile boolean managed;

    Widgets(Comms comms, Mover mover) {
        this.comms = comms;
        this.mover = mover;
        comms.target(OVERVIEW_TARGET, new Overview());
    }

    /** From now on what is opened and changed belongs to this request. */
    synchronized void belongTo(Message request) {
        parent = request.header();
    }

    /** Whether a page has a widget manager: the first thing that one does is to ask for the models. */
    boolean areManaged() {
        return managed;
    }

    /** A control as a front end with a widget manager shows it, beside its text for all others. */
    synchronized MimeBundle show(Widget<?> control) {
        var comm = controls.get(control);
        if (comm == null) {
            comm = open(new Moves(control), () -> WidgetMessages.merged(control.state(), references()));
            controls.put(control, comm);
        }
        return view(comm, Display.of(control).orElseThrow());
    }

    /** A result that {@link #update} replaces as long as the kernel lives. */
    synchronized MimeBundle show(MimeBundle result, String id) {
        update(result, id);
        var comm = results.get(id);
        if (comm == null) {
            var state = Models.html(HtmlLook.of(result));
            comm = open(new Still(), () -> state);
            results.put(id, comm);
        }
        return view(comm, result);
    }

    /** Replaces a result; false where there is none of this id. */
    synchronized boolean update(MimeBundle result, String id) {
        var comm = results.get(id);
        if (comm == null) {
            return false;
        }
        var state = Models.html(HtmlLook.of(result));
        states.put(comm.id(), () -> state);
        comm.send(parent, WidgetMessages.update(Json.of("value", state.get("value"))));
        return true;
    }

    /** Ends a result: it is shown in another way, or not at all. */
    synchronized void close(String id) {
        var comm = results.remove(id);
        if (comm != null) {
            states.remove(comm.id());
            comms.close(comm, parent);
        }
    }

    private Comm open(Comm.Handler handler, Supplier<JsonObject> state) {
        var comm = comms.open(TARGET, handler, parent, WidgetMessages.opening(state.get()), WidgetMessages.version());
        states.put(comm.id(), state);
        return comm;
    }

    /** The models that all controls share: how wide they are, and how wide their labels. */
    private JsonObject references() {
        if (references.size() == 0) {
            references = Json.of(
                    "layout", REFERENCE + open(new Still(), Models::layout).id());
            Json.with(
                    references,
                    "style",
                    REFERENCE + open(new Still(), Models::style).id());
        }
        return references;
    }

    private static MimeBundle view(Comm comm, MimeBundle still) {
        var data = new HashMap<>(still.data());
        data.put(VIEW, WidgetMessages.view(comm.id()).toString());
        return new MimeBundle(data, still.metadata());
    }

    private synchronized void forget(Comm comm) {
        states.remove(comm.id());
        controls.values().remove(comm);
        results.values().remove(comm);
    }

    /** The comm of a model that only the kernel changes. */
    private class Still implements Comm.Handler {

        @Override
        public void receive(Comm comm, List<Message> messages) {
            for (Message message : messages) {
                var state = states.get(comm.id());
                if (WidgetMessages.isMethod(message, "request_state") && state != null) {
                    comm.send(message.header(), WidgetMessages.update(state.get()));
                }
            }
        }

        @Override
        public void closed(Comm comm) {
            forget(comm);
        }
    }

    /** The comm of a control: the person's moves come in, and are confirmed to every page before they take effect. */
    private final class Moves extends Still {

        private final Widget<?> control;

        Moves(Widget<?> control) {
            this.control = control;
        }

        @Override
        public void receive(Comm comm, List<Message> messages) {
            super.receive(comm, messages);
            var latest = new JsonObject();
            for (Message message : messages) {
                if (WidgetMessages.isMethod(message, "update")) {
                    var state = WidgetMessages.state(message);
                    comm.send(message.header(), WidgetMessages.echo(state));
                    latest = WidgetMessages.merged(latest, state);
                }
            }
            if (latest.size() > 0) {
                var cause = messages.get(messages.size() - 1);
                belongTo(cause);
                mover.move(control, latest, cause);
                correct(comm, cause, latest);
            }
        }

        /** Tells the pages where the control really stands, where that is not what was said. */
        private void correct(Comm comm, Message cause, JsonObject said) {
            var is = control.state();
            said.keySet().removeIf(member -> !is.has(member) || is.get(member).equals(said.get(member)));
            if (said.size() > 0) {
                said.keySet().forEach(member -> said.add(member, is.get(member)));
                comm.send(cause.header(), WidgetMessages.update(said));
            }
        }
    }

    /** A page that was loaded again asks for all models at once, and waits four seconds even where a cell runs. */
    private final class Overview implements Comm.Handler {

        @Override
        public void receive(Comm comm, List<Message> messages) {
            for (Message message : messages) {
                if (WidgetMessages.isMethod(message, "request_states")) {
                    managed = true;
                    comm.send(message.header(), WidgetMessages.overview(states));
                }
            }
        }

        @Override
        public boolean waitsForCells() {
            return false;
        }
    }
}
