package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Payment;
import dev.envelope.model.Procurement;

/** As many instances as each hour of the daily curve takes, in place of those of the peak all day. */
record Autoscale() implements Saving {

    @Override
    public String told() {
        return "autoscale along the day";
    }

    @Override
    public Effort effort() {
        return Effort.ROLL_OUT;
    }

    @Override
    public String risk() {
        return "new instances come minutes after a sudden peak; caches in them start cold";
    }

    @Override
    public Outcome on(Model model) {
        if (model.workload().dailyCurve().isEmpty()) {
            return new Outcome.NotHere("a peak factor does not say when the peak is: state dailyCurve(officeHours())");
        }
        Procurement procurement = model.procurement();
        Payment payment = Buying.usual(procurement);
        return payment.added().isPresent()
                ? new Outcome.NotHere("it is autoscaled already")
                : new Outcome.Done(model.with(procurement.paid(payment.autoscaled())));
    }
}
