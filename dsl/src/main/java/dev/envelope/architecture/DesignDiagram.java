package dev.envelope.architecture;

import dev.envelope.capacity.Loads;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.DesignException;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Dot;
import dev.envelope.view.diagram.Mermaid;
import dev.envelope.view.diagram.Svg;

/**
 * A design as a picture: its parts, what flows between them at the peak, and how full each is.
 *
 * <p>It shows the parts and the flows between them; {@link #context()} shows the system among its users and neighbours,
 * {@link #deployment()} what runs in which region and zone, {@link #flow(String)} the way of one operation. The first two are
 * the levels 1 and 2 of the C4 model (S. Brown, The C4 Model for Visualising Software Architecture, 2018).
 *
 * <pre>{@code design.diagram().flow("redirect")}</pre>
 */
public final class DesignDiagram extends Answer {

    private final Model model;
    private final Diagram diagram;

    private DesignDiagram(Model model, Diagram diagram) {
        this.model = model;
        this.diagram = diagram;
    }

    /**
     * The parts of a model, and what flows between them.
     *
     * @throws DesignException if it has no components
     */
    public static DesignDiagram of(Model model) {
        if (model.architecture().isEmpty()) {
            throw new DesignException(
                    "diagram() of " + model.name(),
                    "it has no components yet",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        return new DesignDiagram(model, Containers.of(Loads.of(model), model.name()));
    }

    /** The system as one part among its users and the services of others. */
    public DesignDiagram context() {
        return new DesignDiagram(model, Context.of(Loads.of(model)));
    }

    /** What runs in which region and zone. */
    public DesignDiagram deployment() {
        return new DesignDiagram(model, Deployment.of(Loads.of(model)));
    }

    /**
     * The way of one operation, its calls numbered in their order.
     *
     * @throws DesignException if there is no such operation, or it has no flow
     */
    public DesignDiagram flow(String operation) {
        Operation asked = model.operation("flow", operation);
        if (model.architecture().flow(operation).isEmpty()) {
            throw new DesignException(
                    "diagram().flow(\"" + operation + "\")",
                    "it has no flow yet",
                    "state flow(\"" + operation + "\", ...)");
        }
        return new DesignDiagram(model, DataFlow.of(Loads.of(model), asked));
    }

    /** The picture as a value: parts, boundaries and edges. */
    public Diagram diagram() {
        return diagram;
    }

    /** The picture as SVG, for a page or a file. */
    public String svg() {
        return Svg.of(diagram).text();
    }

    /** The picture in the language of Graphviz. */
    public String dot() {
        return Dot.of(diagram);
    }

    /** The picture in the language of Mermaid, which code hosts draw. */
    public String mermaid() {
        return Mermaid.of(diagram);
    }

    @Override
    public View view() {
        return View.titled("").diagram(() -> diagram);
    }
}
