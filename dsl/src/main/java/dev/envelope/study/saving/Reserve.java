package dev.envelope.study.saving;

import dev.envelope.catalog.Purchase;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;

/**
 * What runs all month is promised for a time.
 *
 * @param term for how long
 */
record Reserve(Purchase term) implements Saving {

    @Override
    public String told() {
        return "reserve for " + term.words();
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return "paid to the end of " + term.words() + ", whether the machines are still needed or not";
    }

    @Override
    public Outcome on(Model model) {
        Payment payment = Buying.usual(model.procurement());
        return payment.base() == Purchase.ON_DEMAND
                ? new Outcome.Done(model.with(model.procurement().paid(new Payment(term, payment.added()))))
                : new Outcome.NotHere("what runs all month is paid for otherwise already: " + payment);
    }
}
