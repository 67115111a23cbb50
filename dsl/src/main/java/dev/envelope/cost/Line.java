package dev.envelope.cost;

import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import java.util.Optional;

/**
 * One line of a bill.
 *
 * @param part the component that it is for, {@link Bill#TRANSFER}, or the name of an expense
 * @param item what is bought
 * @param used how much of it, all month or in a month
 * @param price the price in words
 * @param monthly the money for a month
 * @param purchase how a machine is paid for; empty for all else
 */
public record Line(
        String part, String item, Quantity<?> used, String price, Money monthly, Optional<Purchase> purchase) {

    static Line of(String part, String item, Quantity<?> used, String price, Money monthly) {
        return new Line(part, item, used, price, monthly, Optional.empty());
    }
}
