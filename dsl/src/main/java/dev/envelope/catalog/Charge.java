package dev.envelope.catalog;

import dev.envelope.quantity.DataSize;
import java.util.Optional;

/**
 * One line on a product's price list.
 *
 * @param meter what is counted
 * @param item what the bill calls it: {@code PUT requests}
 * @param price the id of the fact or of the tariff
 * @param each how many units of the price one of what is counted is
 * @param unit the bytes that count as one call, or the facts of a capacity unit; empty for neither
 */
public record Charge(Meter meter, String item, String price, double each, String unit) {

    static Charge of(Row row) {
        String each = row.optional("each", "");
        return new Charge(
                Meter.parse(row.required("meter")),
                row.required("item"),
                row.required("price"),
                each.isEmpty() ? 1 : row.number("each"),
                row.optional("unit", ""));
    }

    /** The bytes that count as one call; a larger one counts as several. */
    public Optional<DataSize> chunk() {
        return unit.isEmpty() || meter == Meter.CAPACITY_UNITS
                ? Optional.empty()
                : Optional.of(FactUnit.amount(unit, DataSize.class));
    }
}
