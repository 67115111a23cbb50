package dev.envelope.cost;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Units;
import java.util.LinkedHashMap;
import java.util.Map;

/** The measures of a bill. */
public final class Measures {

    public static final Measure<Money> MONTHLY_COST =
            Measure.named("monthly cost", model -> Bill.of(model).total()).madeOf(Measures::parts);

    /** The bill of a month over the users of a day. */
    public static final Measure<Money> COST_PER_USER = Measure.named(
            "monthly cost per user",
            model -> Bill.of(model).total().dividedBy(dev.envelope.capacity.Measures.USERS.of(model)));

    /** The bill of a month over its requests, for a million of them. */
    public static final Measure<Money> COST_PER_MILLION_REQUESTS = Measure.named(
            "cost per million requests",
            model -> Bill.of(model)
                    .total()
                    .dividedBy(dev.envelope.capacity.Measures.AVERAGE_RATE
                            .of(model)
                            .over(Units.months(1))
                            .dividedBy(1_000_000)));

    private Measures() {}

    private static Map<String, Money> parts(Model model) {
        Bill bill = Bill.of(model);
        Map<String, Money> parts = new LinkedHashMap<>();
        bill.parts().forEach(part -> parts.put(part, bill.of(part)));
        return parts;
    }

    /** The bill of a month for one part: a component, the data transfer, or an expense. */
    public static Measure<Money> monthlyCost(String part) {
        return Measure.named("monthly cost of " + part, model -> {
            Bill bill = Bill.of(model);
            if (!bill.parts().contains(part)) {
                throw Names.unknown("monthlyCost", part, "part of the bill", bill.parts());
            }
            return bill.of(part);
        });
    }
}
