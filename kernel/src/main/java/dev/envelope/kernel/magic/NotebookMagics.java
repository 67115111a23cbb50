package dev.envelope.kernel.magic;

import dev.envelope.view.Display;
import dev.envelope.view.View;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tells what the notebook holds, and switches how it behaves. */
final class NotebookMagics {

    static final Magic VARIABLES = Magic.line(
            List.of("vars", "whos"),
            "%vars",
            "Lists the variables with their types and values.",
            (call, session) -> variables(session));

    static final Magic REACTIVE = Magic.line(
            List.of("reactive"),
            "%reactive on, or %reactive off",
            "Says whether values of the language follow when a cell changes what they were computed from.",
            NotebookMagics::reactive);

    private NotebookMagics() {}

    private static void variables(Session session) {
        var all = session.variables();
        if (all.isEmpty()) {
            session.note(List.of("there is no variable yet"));
            return;
        }
        var view = View.titled("")
                .table(() -> Table.create(
                        column("variable", all, Session.Variable::name),
                        column("type", all, Session.Variable::type),
                        column("value", all, Session.Variable::value)));
        Display.of(view).ifPresent(session::show);
    }

    private static StringColumn column(
            String header, List<Session.Variable> all, Function<Session.Variable, String> part) {
        return StringColumn.create(header, all.stream().map(part));
    }

    private static void reactive(Call call, Session session) {
        switch (call.line()) {
            case "on" -> session.follow(true);
            case "off" -> session.follow(false);
            case "" -> {}
            default ->
                throw new MagicException("%reactive " + call.line() + ": it is on or off; write " + REACTIVE.usage());
        }
        session.note(List.of(
                session.follows()
                        ? "values of the language follow when a cell changes what they were computed from"
                        : "every variable keeps its value until its own cell runs again"));
    }
}
