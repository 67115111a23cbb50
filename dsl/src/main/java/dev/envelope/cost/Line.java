package dev.envelope.cost;

import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;

/**
 * One line of a bill.
 *
 * @param part the component that it is for, {@link Bill#TRANSFER}, or the name of an expense
 * @param item what is bought
 * @param used how much of it, all month or in a month
 * @param price the price in words
 * @param monthly the money for a month
 */
public record Line(String part, String item, Quantity<?> used, String price, Money monthly) {}
