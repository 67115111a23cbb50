package dev.envelope.view;

import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Svg;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How an object is shown: the one door through which every kernel and the notebook runner ask. */
public final class Display {

    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";
    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    private Display() {}

    /**
     * The forms of an object, or empty where the language has nothing better to say than its {@code toString()}.
     *
     * <p>Known are results ({@link Viewable}, {@link View}), Tablesaw tables and columns, XChart
     * charts, and diagrams.
     */
    public static Optional<MimeBundle> of(Object value) {
        if (value.getClass().getClassLoader() == null) {
            return Optional.empty(); // the JDK's own: to ask further would load Tablesaw and AWT for a number
        }
        if (value instanceof Viewable viewable) {
            return Optional.of(view(viewable.view()));
        }
        if (value instanceof View view) {
            return Optional.of(view(view));
        }
        if (value instanceof Table table) {
            return Optional.of(table(table));
        }
        if (value instanceof Column<?> column) {
            return Optional.of(table(Table.create(column.name(), column)));
        }
        if (value instanceof Chart<?, ?> chart) {
            return Optional.of(chart(chart));
        }
        if (value instanceof Diagram diagram) {
            return Optional.of(diagram(diagram));
        }
        return Optional.empty();
    }

    private static MimeBundle view(View view) {
        return new MimeBundle(Map.of(HTML, Html.of(view), TEXT, Plain.of(view)), Map.of());
    }

    private static MimeBundle table(Table table) {
        return new MimeBundle(Map.of(HTML, Html.of(table), TEXT, Plain.of(table)), Map.of());
    }

    private static MimeBundle chart(Chart<?, ?> chart) {
        var png = Png.of(chart);
        return new MimeBundle(
                Map.of(PNG, png.base64(), TEXT, png.caption()),
                Map.of(PNG, Map.of("width", png.width(), "height", png.height())));
    }

    private static MimeBundle diagram(Diagram diagram) {
        var svg = Svg.of(diagram);
        var png = Png.of(svg);
        return new MimeBundle(
                Map.of(SVG, svg.text(), PNG, png.base64(), TEXT, diagram.toString()),
                Map.of(PNG, Map.of("width", png.width(), "height", png.height())));
    }
}
