package dev.envelope.study.saving;

import dev.envelope.catalog.Catalog;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Units;

/**
 * What reads answer goes out compressed: {@code payload ÷ ratio} of HTML.
 *
 * <p>Payloads above 1 MB are taken for media, which is compressed already.
 */
record CompressResponses() implements Saving {

    static final String RATIO = "compress.html";
    private static final double MEDIA = Units.MB(1).value();

    @Override
    public String told() {
        return "compress responses";
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return "takes processor time; nothing is saved where payloads are pictures, or compressed already";
    }

    @Override
    public Outcome on(Model model) {
        Count ratio = ratio(model.procurement().catalog());
        if (model.operations().isEmpty()) {
            DataSize size = model.workload().get(Workload.RESPONSE_SIZE);
            return new Outcome.Done(model.with(Workload.RESPONSE_SIZE, size.dividedBy(ratio)));
        }
        Model changed = model;
        for (Operation operation : model.operations()) {
            if (operation.kind() == Kind.READ && operation.payload().value() <= MEDIA) {
                changed = changed.with(operation.payload(operation.payload().dividedBy(ratio)));
            }
        }
        return changed == model
                ? new Outcome.NotHere("no read answers with 1 MB or less: what is larger is taken for media")
                : new Outcome.Done(changed);
    }

    private static Count ratio(Catalog catalog) {
        return catalog.fact(RATIO).count();
    }
}
