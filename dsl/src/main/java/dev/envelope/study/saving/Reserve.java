package dev.envelope.study.saving;

import dev.envelope.catalog.Purchase;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;

/**
 * What runs all month is promised for a time: machines of its types, or dollars an hour for machines of any type.
 *
 * <p>Only one of these promises is made for the same hours: what runs all month is on demand before, and not after.
 *
 * @param term for how long, and of what
 */
record Reserve(Purchase term) implements Saving {

    @Override
    public String told() {
        return term.isPlan() ? "commit to a " + term.words() : "reserve for " + term.words();
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return term.isPlan()
                ? "the same dollars an hour are paid to the end of a " + term.words()
                        + ", whether they are used up or not, on machines of any type"
                : "paid to the end of " + term.words() + ", whether the machines are still needed or not";
    }

    @Override
    public Outcome on(Model model) {
        Payment payment = Buying.usual(model.procurement());
        return payment.base() == Purchase.ON_DEMAND
                ? new Outcome.Done(model.with(model.procurement().paid(new Payment(term, payment.added()))))
                : new Outcome.NotHere("what runs all month is paid for otherwise already: " + payment);
    }
}
