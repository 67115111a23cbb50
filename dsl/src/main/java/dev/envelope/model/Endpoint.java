package dev.envelope.model;

import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.DesignException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an operation is asked for over HTTP: a method, and a path with parameters in braces.
 *
 * @param method in capitals
 * @param path from its first slash on
 */
public record Endpoint(String method, String path) {

    private static final Pattern CONTRACT =
            Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE) ((?:/(?:[^\\s/{}?#]|\\{[^\\s/{}]+\\})*)+)");

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)\\}");

    /**
     * The endpoint that is written so: {@code GET /links/{id}}.
     *
     * @throws DesignException if it is none, or a write by a method that changes nothing (RFC 9110, 2022, 9.2.1)
     */
    static Endpoint of(Operation operation, String contract) {
        String given = operation.name() + ".api(\"" + contract + "\")";
        Matcher matcher = CONTRACT.matcher(contract.strip());
        if (!matcher.matches()) {
            throw new DesignException(
                    given,
                    "a contract is one of GET, HEAD, POST, PUT, PATCH and DELETE, and a path with parameters in braces",
                    "write api(\"GET /links/{id}\")");
        }
        Endpoint endpoint = new Endpoint(matcher.group(1), matcher.group(2));
        if (operation.kind() == Kind.WRITE && (endpoint.method.equals("GET") || endpoint.method.equals("HEAD"))) {
            throw new DesignException(
                    given,
                    "a " + endpoint.method + " changes nothing (RFC 9110), and " + operation.name() + " is a write",
                    "write api(\"POST " + endpoint.path + "\")");
        }
        List<String> names = endpoint.parameters();
        if (names.stream().distinct().count() < names.size()) {
            throw new DesignException(
                    given, "a parameter stands in a path once", "write api(\"GET /users/{user}/links/{id}\")");
        }
        return endpoint;
    }

    /** The names in braces, in their order. */
    public List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The path with its parameters unnamed, which is what tells two paths apart. */
    public String template() {
        return PARAMETER.matcher(path).replaceAll("{}");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
