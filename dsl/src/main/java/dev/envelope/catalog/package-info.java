/**
 * Dated facts with their sources: prices, limits, service levels, latencies, failure rates, instances, round trips.
 *
 * <p><b>A fact</b> is a number from outside of the design that somebody said at a time: an id, a value with its unit, what
 * it is about, where it holds (a region, a version, a size), who said it on which page, when, how far that can be trusted,
 * and a note. It is a {@link dev.envelope.quantity.Quantity} of its dimension, labelled with id and source, so that the
 * derivation of a number that rests on it names both. A price is a {@link dev.envelope.catalog.Price}: money for a unit of
 * use. It becomes money only together with what is used, in the kinds that it is for; a price for a GB-month takes a size
 * and a time and refuses everything else.
 *
 * <p><b>The date</b> is when the source said it, as far as that is known: a year, a month or a day (ISO 8601). Where only
 * the date of a copy is known, it is the earliest that the copy can stand for. A fact ages from the first day that its date
 * can mean, and {@link dev.envelope.catalog.Catalog#stale} counts from {@link dev.envelope.catalog.Catalog#released} or from
 * a day that is given, never from the clock.
 *
 * <p><b>Confidence</b> is a letter:
 *
 * <ul>
 *   <li>A: read at the primary source, or measured by those who say so
 *   <li>B: read in a copy of the primary source (a pricing data set, a quotation), or worked out from what was read
 *   <li>C: unverified, one unconfirmed page, a rounded figure, a price that moves by the hour; look again before money hangs
 *       on it: a bill that rests on one says so
 * </ul>
 *
 * <p><b>Sources that disagree</b> keep a row each under the same id. The one that counts is, in this order:
 *
 * <ol>
 *   <li>what was stated with the design, {@code with("aws.s3.standard", usd(0.021))};
 *   <li>a row of a file that was added, {@code with(Path.of("our-prices.csv"))}, the last file first;
 *   <li>a row that comes with the language.
 * </ol>
 *
 * Within one file a row of confidence C counts only if there is no other; then the newer counts, then the more trusted,
 * then the one that stands first. What the others say is shown with every table of facts, and
 * {@link dev.envelope.catalog.Catalog#conflicts} lists them all.
 *
 * <p><b>Units</b> are written as the source writes them. A GB is 10⁹ bytes and a GiB 2³⁰. Sellers that bill 2³⁰ bytes as a
 * "GB" are taken by their word, which puts such a bill at most 7.4 % too high; the bounds of a
 * {@link dev.envelope.catalog.Tariff} are in the unit of the bill. A month is one of 730 hours. Money is in US dollars,
 * without taxes.
 *
 * <p><b>The tables</b> stand beside the classes as CSV files, one for each theme; a user's file has the same columns:
 *
 * <pre>
 * id,value,unit,subject,scope,source,url,date,confidence,note
 * own.rack,300,USD/rack-month,"a rack, with power",Frankfurt,our contract 4712,,2026-03,A,
 * </pre>
 *
 * Instances ({@code instances.csv}), products, tariffs and regions have tables of their own. A product ({@code products.csv}) has a
 * row for each line of its bill: the {@link dev.envelope.catalog.Meter} that is read and the fact or tariff of the price. The price of an instance is the fact
 * {@code <instance>.od}, {@code .1yr}, {@code .3yr} or {@code .spot} (of Amazon's reservations those of one year are paid month by
 * month, those of three years beforehand, because that is what is published); the round trip between two regions is the fact
 * {@code rtt.<region>.<region>}. So whatever replaces a fact counts there too.
 *
 * <p>Nothing is read before the first question.
 *
 * <pre>{@code
 * var catalog = Catalog.standard();
 * catalog.facts("aws egress")                                          // a table
 * catalog.fact("aws.s3.standard").price().of(TB(12), months(3))        // $828
 * catalog.tariff("aws.net.egress").of(TB(20))                          // $1,742
 * catalog.instances().of("AWS").atLeast(count(4), GiB(32))             // a table
 * catalog.rtt("us-east-1", "eu-west-1")                                // 69.6 ms
 * catalog.with("aws.s3.standard", usd(0.021)).changes()                // beside the price that it replaces
 * catalog.lasting(years(2)).stale()                                    // what to look up again
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package dev.envelope.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
