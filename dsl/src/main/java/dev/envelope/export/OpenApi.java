package dev.envelope.export;

import dev.envelope.capacity.Measures;
import dev.envelope.model.Endpoint;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contract of a design's operations as an OpenAPI document: a stub to go on from.
 *
 * <p>It has a path for each stated endpoint, its parameters, a body where the method has one, and what is answered; payload and peak
 * rate stand in the description. What the bodies look like nobody said, so their schemas are open. Every text of the user stands
 * between quotation marks with JSON's escapes, which are YAML's too.
 *
 * <p>Source: OpenAPI Specification 3.1.0, 2021; YAML 1.2.2, 2021, 7.3.1.
 */
public final class OpenApi {

    private final Model model;
    private final StringBuilder text = new StringBuilder();

    private OpenApi(Model model) {
        this.model = model;
    }

    /**
     * The document of a model.
     *
     * @throws DesignException if no operation states an endpoint, or two state the same
     */
    public static String of(Model model) {
        return new OpenApi(model).document();
    }

    private String document() {
        line(0, "openapi: \"3.1.0\"");
        line(0, "info:");
        line(1, "title: " + quoted(model.name()));
        line(1, "version: \"0.1.0\"");
        line(0, "paths:");
        byPath().forEach((path, operations) -> {
            line(1, quoted(path) + ":");
            operations.forEach(this::operation);
        });
        return text.toString();
    }

    private Map<String, List<Operation>> byPath() {
        Map<String, Operation> taken = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        Map<String, List<Operation>> all = new LinkedHashMap<>();
        for (Operation operation : model.operations()) {
            operation.endpoint().ifPresent(endpoint -> {
                Operation other = taken.putIfAbsent(endpoint.method() + " " + endpoint.template(), operation);
                String same = paths.computeIfAbsent(endpoint.template(), any -> endpoint.path());
                if (other != null || !same.equals(endpoint.path())) {
                    throw clash(operation, endpoint, other == null ? same : endpoint.path());
                }
                all.computeIfAbsent(endpoint.path(), path -> new ArrayList<>()).add(operation);
            });
        }
        if (all.isEmpty()) {
            throw new DesignException(
                    "openApi() of " + model.name(),
                    "no operation says how it is asked for",
                    "write read(\"redirect\").api(\"GET /links/{id}\")");
        }
        return all;
    }

    private static DesignException clash(Operation operation, Endpoint endpoint, String path) {
        return new DesignException(
                operation.name() + ".api(\"" + endpoint + "\")",
                path.equals(endpoint.path())
                        ? "another operation is asked for in the same way"
                        : "it is the path " + path + " with other names of its parameters",
                path.equals(endpoint.path())
                        ? "give it a path of its own"
                        : "write api(\"" + endpoint.method() + " " + path + "\")");
    }

    private void operation(Operation operation) {
        Endpoint endpoint = operation.endpoint().orElseThrow();
        line(2, endpoint.method().toLowerCase(Locale.ROOT) + ":");
        line(3, "operationId: " + quoted(operation.name()));
        line(3, "description: " + quoted(description(operation)));
        if (!endpoint.parameters().isEmpty()) {
            line(3, "parameters:");
            endpoint.parameters().forEach(this::parameter);
        }
        if (operation.kind() == Kind.WRITE && !endpoint.method().equals("DELETE")) {
            line(3, "requestBody:");
            line(4, "required: true");
            content(4);
        }
        line(3, "responses:");
        line(4, "\"200\":");
        line(5, "description: " + quoted(operation.name() + " was answered"));
        if (operation.kind() == Kind.READ && !endpoint.method().equals("HEAD")) {
            content(5);
        }
        line(4, "\"503\":");
        line(5, "description: \"too much load; try again later\"");
    }

    private String description(Operation operation) {
        Quantity<?> peak = Measures.peakRate(operation.name()).of(model);
        return (operation.kind() == Kind.READ ? "Reads " : "Writes ") + told(operation.payload()) + ", " + told(peak)
                + " at the peak.";
    }

    private static String told(Quantity<?> amount) {
        return amount.dimension().format(Scenario.likely().value(amount));
    }

    private void parameter(String name) {
        line(4, "- name: " + quoted(name));
        line(5, "in: path");
        line(5, "required: true");
        line(5, "schema:");
        line(6, "type: string");
    }

    private void content(int depth) {
        line(depth, "content:");
        line(depth + 1, "application/json:");
        line(depth + 2, "schema: {}");
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }

    /** A text between quotation marks. */
    private static String quoted(String any) {
        StringBuilder quoted = new StringBuilder("\"");
        any.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
