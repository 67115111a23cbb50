package dev.envelope.model;

import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.Optional;

/**
 * How instances are paid for: what runs all month, and what an autoscaler adds in the hours that need it.
 *
 * <pre>{@code
 * onDemand()                              // as many as the peak takes, all month
 * onDemand().autoscaled()                 // as many as each hour takes
 * reserved(years(1)).autoscaled()         // what is worth a promise, and the rest on demand
 * reserved(years(3)).autoscaled(spot())
 * savingsPlan(years(1)).autoscaled()      // dollars an hour that are worth a promise, for machines of any type
 * }</pre>
 *
 * @param base how what runs all month is paid for
 * @param added how the instances of an hour above that are; empty where as many as the peak takes run all month
 */
public record Payment(Purchase base, Optional<Purchase> added) {

    /** What runs all month, paid for in one way. */
    public static Payment of(Purchase purchase) {
        return new Payment(purchase, Optional.empty());
    }

    /**
     * What is promised for a time.
     *
     * @throws DesignException for another time than one or three years
     */
    public static Payment reserved(Time term) {
        return promised("reserved", term, Purchase.ONE_YEAR, Purchase.THREE_YEARS);
    }

    /**
     * So many dollars an hour that are promised for a time: a commitment that moves between types of machines, at a smaller
     * discount than {@link #reserved}. Amazon's Compute Savings Plans, Google's flexible committed use discounts, Azure's savings
     * plan for compute.
     *
     * @throws DesignException for another time than one or three years
     */
    public static Payment savingsPlan(Time term) {
        return promised("savingsPlan", term, Purchase.ONE_YEAR_PLAN, Purchase.THREE_YEARS_PLAN);
    }

    private static Payment promised(String word, Time term, Purchase oneYear, Purchase threeYears) {
        double years = term.value() / Units.years(1).value();
        if (years != 1 && years != 3) {
            throw new DesignException(
                    word + "(" + term + ")",
                    "clouds take promises for one year or for three",
                    "write " + word + "(years(1)) or " + word + "(years(3))");
        }
        return of(years == 1 ? oneYear : threeYears);
    }

    /** The same with as many instances as each hour of the daily curve takes, those above the base on demand. */
    public Payment autoscaled() {
        return autoscaled(of(Purchase.ON_DEMAND));
    }

    /** The same with as many instances as each hour of the daily curve takes, those above the base paid for so. */
    public Payment autoscaled(Payment above) {
        return new Payment(base, Optional.of(above.base));
    }

    @Override
    public String toString() {
        return base.words()
                + added.map(above -> above == base ? ", autoscaled" : ", autoscaled with " + above.words())
                        .orElse("");
    }
}
