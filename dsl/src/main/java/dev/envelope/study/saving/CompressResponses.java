package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;

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
        Count ratio = model.procurement().catalog().fact(RATIO).count();
        Compressible text = new Compressible(model);
        Model changed = model;
        for (Operation operation : model.operations()) {
            if (operation.kind() == Kind.READ && text.is(operation, operation.payload())) {
                changed = changed.with(operation.payload(operation.payload().dividedBy(ratio)));
            }
        }
        return changed == model ? new Outcome.NotHere(Compressible.RULE) : new Outcome.Done(changed);
    }
}
