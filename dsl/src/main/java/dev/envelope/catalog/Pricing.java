package dev.envelope.catalog;

import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;

/** What a month of some use costs: one {@link Price} for all of it, or a {@link Tariff} that falls with the amount. */
public sealed interface Pricing permits Price, Tariff {

    /**
     * The money for a month of so much: what is counted in the month (requests, data that moves), or what is there all
     * month (data that is stored, instances).
     */
    Money monthly(Quantity<?> used);

    /** In words, for a bill: {@code $0.4/1M requests}. */
    String told();
}
