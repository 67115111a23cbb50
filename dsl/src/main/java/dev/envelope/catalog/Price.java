package dev.envelope.catalog;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;

import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Money for a unit of use, such as $0.023 for a GB-month: it becomes money when it is told how much is used.
 *
 * <p>{@code money = price × (used ÷ unit)}, factor by factor. What is used must be of the kinds that the price is for, in
 * their order; a month is one of 730 hours. Another kind of use is an error, never a wrong amount.
 *
 * <pre>{@code
 * Catalog.standard().fact("aws.s3.standard").price().of(GB(500), months(1))          // $11.5
 * Catalog.standard().fact("aws.ec2.m7i.xlarge.od").price().of(count(3), hours(730))  // an error: it is for hours
 * }</pre>
 */
public final class Price implements Pricing {

    private final Fact fact;
    private final Money each;
    private final FactUnit unit;

    Price(Fact fact, Money each, FactUnit unit) {
        this.fact = fact;
        this.each = each;
        this.unit = unit;
    }

    /** The money for one unit of use. */
    public Money each() {
        return each;
    }

    /** What it is paid in and for: {@code USD/GB-month}. */
    public String unit() {
        return unit.text();
    }

    /** The money for so long. */
    public Money of(Time running) {
        return charge(running);
    }

    /** The money for so much data. */
    public Money of(DataSize data) {
        return charge(data);
    }

    /** The money for so much data that is kept for so long. */
    public Money of(DataSize data, Time kept) {
        return charge(data, kept);
    }

    /** The money for so many things, such as requests. */
    public Money of(Count things) {
        return charge(things);
    }

    /** The money for so many things that are held for so long, such as secrets. */
    public Money of(Count things, Time held) {
        return charge(things, held);
    }

    /** The money for so many operations a second that are set aside for so long, such as IOPS. */
    public Money of(Rate provisioned, Time held) {
        return charge(provisioned, held);
    }

    /** The money for a throughput that is set aside for so long. */
    public Money of(Bandwidth provisioned, Time held) {
        return charge(provisioned, held);
    }

    @Override
    public Money monthly(Quantity<?> used) {
        Time month = Units.months(1);
        if (unit.kinds().equals(List.of(Dimension.TIME)) && used instanceof Count number) {
            return of(month).times(number);
        }
        return unit.kinds().size() == 1 ? charge(used) : charge(used, month);
    }

    private Money charge(Quantity<?>... used) {
        List<Quantity<?>> per = unit.per();
        if (!Stream.of(used).map(Quantity::dimension).toList().equals(unit.kinds())) {
            throw new DesignException(
                    "fact(\"" + fact.id() + "\").price().of(" + words(List.of(used)) + ")",
                    "the price is in " + unit.text() + ", for " + words(per),
                    "write price().of(" + per.stream().map(Quantity::toString).collect(Collectors.joining(", ")) + ")");
        }
        Money money = each;
        for (int i = 0; i < used.length; i++) {
            money = money.times(new Count(new Operation(
                    Dimension.COUNT,
                    DIVIDED_BY,
                    List.of(used[i].term(), per.get(i).term()))));
        }
        return money;
    }

    private static String words(List<Quantity<?>> amounts) {
        return amounts.stream().map(amount -> amount.dimension().noun()).collect(Collectors.joining(", "));
    }

    @Override
    public String told() {
        return fact.told();
    }

    @Override
    public String toString() {
        return told();
    }
}
