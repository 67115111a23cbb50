/**
 * What a design costs a month: its bill of materials at dated prices.
 *
 * <ul>
 *   <li>a line = what {@link dev.envelope.capacity} says is used × the price of a fact, or its tiers
 *   <li>a part on machines = instances × the price of the cheapest type that holds it, and their disks
 *   <li>a part on a product = the lines of the product's price list ({@link dev.envelope.catalog.Product})
 *   <li>the bill = Σ lines + what moves between zones, between regions and to users + stated expenses
 * </ul>
 *
 * <p>Which product and which type of machine a part is on is decided at the likely values of a moment, for all worlds; how
 * much of it is used is arithmetic that is kept. So a bill has an interval, a course over months, a derivation that names each fact, and a
 * sensitivity, as every quantity has.
 *
 * <p>What a seller adds up over an account (tiers, free allowances) is added up over the design, and the parts share it in
 * proportion to their use. Prices are those of one region for each cloud: us-east-1, us-central1, eastus.
 *
 * <pre>{@code
 * design.cost()                                                // the bill
 * design.cost().why("api")                                     // how a part's sum came about
 * design.cost().scaling()                                      // at 1, 10 and 100 times the load
 * design.cost().leastRegret("api")                             // which machines, while the load is uncertain
 * design.purchase(reserved(years(1)).autoscaled()).cost()      // what is worth a promise, and the rest on demand
 * design.expense("NAT", fact("aws.net.nat.h").price().of(months(1)).times(3))   // what no part stands for
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.cost;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
