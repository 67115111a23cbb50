package dev.envelope.cost;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Units;
import java.util.function.BiFunction;

/** The measures of a bill. */
public final class Measures {

    public static final Measure<Money> MONTHLY_COST =
            Measure.planned("monthly cost", model -> new Plans(model, (all, bill) -> bill.total(), true));

    /** The bill of a month over the users of a day. */
    public static final Measure<Money> COST_PER_USER = planned(
            "monthly cost per user",
            (model, bill) -> bill.total().dividedBy(dev.envelope.capacity.Measures.USERS.of(model)));

    /** The bill of a month over its requests, for a million of them. */
    public static final Measure<Money> COST_PER_MILLION_REQUESTS = planned(
            "cost per million requests",
            (model, bill) -> bill.total()
                    .dividedBy(dev.envelope.capacity.Measures.AVERAGE_RATE
                            .of(model)
                            .over(Units.months(1))
                            .dividedBy(1_000_000)));

    private Measures() {}

    private static Measure<Money> planned(String name, BiFunction<? super Model, Bill, Money> amount) {
        return Measure.planned(name, model -> new Plans(model, amount, false));
    }

    /** The bill of a month for one part: a component, the data transfer, or an expense. */
    public static Measure<Money> monthlyCost(String part) {
        return planned("monthly cost of " + part, (model, bill) -> {
            if (!bill.parts().contains(part)) {
                throw Names.unknown("monthlyCost", part, "part of the bill", bill.parts());
            }
            return bill.of(part);
        });
    }
}
