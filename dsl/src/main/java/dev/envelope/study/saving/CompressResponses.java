package dev.envelope.study.saving;

import dev.envelope.catalog.Catalog;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;

/**
 * What reads answer goes out compressed where it is taken for text: {@code payload ÷ ratio} of HTML.
 *
 * @see Compressible
 */
record CompressResponses() implements Saving {

    static final String RATIO = "compress.html";

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
        return "takes processor time; nothing is saved where answers are compressed already";
    }

    @Override
    public Outcome on(Model model) {
        Count ratio = ratio(model.procurement().catalog());
        if (model.operations().isEmpty()) {
            DataSize size = model.workload().get(Workload.RESPONSE_SIZE);
            return new Outcome.Done(model.with(Workload.RESPONSE_SIZE, size.dividedBy(ratio)));
        }
        Compressible text = new Compressible(model);
        Model changed = model;
        for (Operation operation : model.operations()) {
            if (operation.kind() == Kind.READ && text.is(operation, operation.payload())) {
                changed = changed.with(operation.payload(operation.payload().dividedBy(ratio)));
            }
        }
        return changed == model ? new Outcome.NotHere(Compressible.RULE) : new Outcome.Done(changed);
    }

    private static Count ratio(Catalog catalog) {
        return catalog.fact(RATIO).count();
    }
}
