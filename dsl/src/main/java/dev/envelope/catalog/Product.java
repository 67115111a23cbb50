package dev.envelope.catalog;

import dev.envelope.catalog.Origin.Published;
import java.util.List;

/**
 * A service that a cloud sells: the parts of a design that it can be, and what is on its bill.
 *
 * @param id its name: {@code S3}
 * @param cloud whose it is
 * @param kind what it is, in the same word on every cloud: {@code object storage}
 * @param roles the words of the roles that it can be: {@code objectStore}
 * @param usual the words of the roles whose parts are this unless they say otherwise
 * @param charges the lines of its price list
 * @param origin who says that these are the lines
 */
public record Product(
        String id,
        Cloud cloud,
        String kind,
        List<String> roles,
        List<String> usual,
        List<Charge> charges,
        Published origin) {

    static Product of(List<Row> rows) {
        Row first = rows.get(0);
        return new Product(
                first.id(),
                Cloud.named(first.required("cloud")),
                first.required("kind"),
                List.of(first.optional("roles", "").split(" ", -1)),
                List.of(first.optional("usual", "").split(" ", -1)),
                rows.stream().map(row -> row.read(Charge::of)).toList(),
                first.origin());
    }

    /** Whether a part of the role is this unless it says otherwise. */
    public boolean isUsual(String role) {
        return usual.contains(role);
    }

    /** Whether a part of the role can be this. */
    public boolean serves(String role) {
        return roles.contains(role);
    }
}
