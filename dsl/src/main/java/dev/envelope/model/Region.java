package dev.envelope.model;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import java.util.Map;

/**
 * A region in which the system runs, and the part of the users that it serves.
 *
 * <pre>{@code region("eu-west").users(percent(60))}</pre>
 */
public final class Region {

    static final Input<Share> USERS =
            new Input<>("share of the users", "users(percent(60))", Bound.NONE, percent(100), "the only region");

    private final String name;
    private final Statements statements;

    private Region(String name, Statements statements) {
        this.name = name;
        this.statements = statements;
    }

    /**
     * A region of which only the name is stated.
     *
     * @throws DesignException if the name is blank
     */
    public static Region named(String name) {
        if (name.isBlank()) {
            throw new DesignException("region(\"" + name + "\")", "a region has a name", "write region(\"eu-west\")");
        }
        return new Region(name, Statements.NONE);
    }

    /** The part of the users that it serves. */
    public Region users(Share part) {
        return new Region(name, statements.with(USERS, part));
    }

    public String name() {
        return name;
    }

    /** The part of the users that it serves, as stated. */
    public Share users() {
        return statements.of(USERS, prefix());
    }

    boolean statesUsers() {
        return statements.has(USERS);
    }

    Map<String, Quantity<?>> stated() {
        return statements.stated(prefix());
    }

    private String prefix() {
        return name + ": ";
    }

    @Override
    public String toString() {
        return "region \"" + name + "\"" + (statesUsers() ? ": " + users() + " of the users" : "");
    }
}
