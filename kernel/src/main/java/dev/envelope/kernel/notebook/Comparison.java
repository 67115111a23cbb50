package dev.envelope.kernel.notebook;

import dev.envelope.kernel.notebook.Output.Displayed;
import dev.envelope.kernel.notebook.Output.Failed;
import dev.envelope.kernel.notebook.Output.Printed;
import dev.envelope.kernel.notebook.Output.Result;
import dev.envelope.view.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the outputs that a notebook holds with those of a new run.
 *
 * <p>Text must be equal, with two exceptions: pictures compare as {@link PictureComparison} says, and of an error the class
 * and the message count, not the stack, whose frames differ between JDKs. Execution counts do not matter, nor whether a
 * value was shown as a result or as a display.
 */
public final class Comparison {

    /** One output that is not what it was. */
    public record Difference(Cell cell, String what, List<String> detail) {

        /** The cell, what of it differs, and the lines that do: {@code -} as stored, {@code +} as of this run. */
        @Override
        public String toString() {
            String heading = "cell " + cell.position() + ": " + what;
            return detail.isEmpty() ? heading : heading + "\n  " + String.join("\n  ", detail);
        }
    }

    private static final String WIDGET_VIEW = "application/vnd.jupyter.widget-view+json";

    private final List<Difference> differences = new ArrayList<>();
    private final Cell cell;

    private Comparison(Cell cell) {
        this.cell = cell;
    }

    /** What differs, in the order of the cells; empty when nothing does. */
    public static List<Difference> of(Notebook stored, Notebook now) {
        var all = new ArrayList<Difference>();
        for (int i = 0; i < stored.cells().size(); i++) {
            if (stored.cells().get(i).type() == Cell.Type.CODE) {
                var comparison = new Comparison(now.cells().get(i));
                comparison.outputs(
                        stored.cells().get(i).outputs(), now.cells().get(i).outputs());
                all.addAll(comparison.differences);
            }
        }
        return all;
    }

    private void outputs(List<Output> stored, List<Output> now) {
        List<String> before = stored.stream().map(Comparison::kind).toList();
        List<String> after = now.stream().map(Comparison::kind).toList();
        if (!before.equals(after)) {
            differ("its outputs are of other kinds", LineDifference.of(before, after));
            return;
        }
        for (int i = 0; i < stored.size(); i++) {
            output(stored.get(i), now.get(i));
        }
    }

    private static String kind(Output output) {
        if (output instanceof Printed printed) {
            return "text on " + printed.stream();
        }
        return shown(output).isPresent() ? "something shown" : "an error";
    }

    /** A front end that can replace a result in place gets it as a display: the difference is no difference in what it says. */
    private static Optional<MimeBundle> shown(Output output) {
        if (output instanceof Displayed displayed) {
            return Optional.of(displayed.bundle());
        }
        return output instanceof Result result ? Optional.of(result.bundle()) : Optional.empty();
    }

    private void output(Output stored, Output now) {
        if (stored instanceof Printed before && now instanceof Printed after) {
            text("the text on " + before.stream() + " differs", before.text(), after.text());
        } else if (stored instanceof Failed before && now instanceof Failed after) {
            text("its error differs", before.name() + ": " + before.value(), after.name() + ": " + after.value());
        } else {
            shown(stored).ifPresent(before -> shown(now).ifPresent(after -> bundle(before, after)));
        }
    }

    private void bundle(MimeBundle stored, MimeBundle now) {
        var before = forms(stored);
        var after = forms(now);
        if (!before.equals(after)) {
            differ("the output comes in other forms", LineDifference.of(List.copyOf(before), List.copyOf(after)));
        }
        // backwards, so that the text comes before what says the same in other forms
        stored.data().entrySet().stream()
                .filter(form -> before.contains(form.getKey()) && after.contains(form.getKey()))
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(form -> form(form.getKey(), form.getValue(), now.data().getOrDefault(form.getKey(), "")));
    }

    /** The forms that say something; a view on a model says something only while its kernel lives. */
    private static Set<String> forms(MimeBundle bundle) {
        var forms = new TreeSet<>(bundle.data().keySet());
        forms.remove(WIDGET_VIEW);
        return forms;
    }

    private void form(String mime, String stored, String now) {
        if (mime.equals("image/png")) {
            picture(mime, stored, now);
        } else if (mime.equals("image/svg+xml")) {
            // a layout follows the widths of the fonts that a machine has; what it says must be the same
            lines("the words in " + mime + " differ", Words.of(stored), Words.of(now));
        } else if (mime.equals("text/html")) {
            html(mime, EmbeddedPictures.of(stored), EmbeddedPictures.of(now));
        } else {
            text(mime + " differs", stored, now);
        }
    }

    private void html(String mime, EmbeddedPictures stored, EmbeddedPictures now) {
        if (!stored.html().equals(now.html())) {
            var detail = LineDifference.of(Words.of(stored.html()), Words.of(now.html()));
            differ(mime + (detail.isEmpty() ? " differs in its markup" : " differs"), detail);
        }
        for (int i = 0; i < Math.min(stored.pictures().size(), now.pictures().size()); i++) {
            picture(
                    "picture " + (i + 1) + " in " + mime,
                    stored.pictures().get(i),
                    now.pictures().get(i));
        }
    }

    private void picture(String what, String stored, String now) {
        PictureComparison.difference(stored, now).ifPresent(how -> differ(what + " differs: " + how, List.of()));
    }

    private void text(String what, String stored, String now) {
        lines(what, stored.lines().toList(), now.lines().toList());
    }

    private void lines(String what, List<String> stored, List<String> now) {
        if (!stored.equals(now)) {
            differ(what, LineDifference.of(stored, now));
        }
    }

    private void differ(String what, List<String> detail) {
        differences.add(new Difference(cell, what, detail));
    }
}
