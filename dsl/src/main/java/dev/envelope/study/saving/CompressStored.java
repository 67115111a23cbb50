package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;

/**
 * What operations leave behind is kept compressed where it is taken for text: {@code stored ÷ ratio} of text.
 *
 * @see Compressible
 */
record CompressStored() implements Saving {

    private static final String RATIO = "compress.english";

    @Override
    public String told() {
        return "compress what is stored";
    }

    @Override
    public Effort effort() {
        return Effort.PROJECT;
    }

    @Override
    public String risk() {
        return "takes processor time at each read and write; what is stored already has to be rewritten";
    }

    @Override
    public Outcome on(Model model) {
        Count ratio = model.procurement().catalog().fact(RATIO).count();
        Compressible text = new Compressible(model);
        Model changed = model;
        for (Operation operation : model.operations()) {
            if (operation.keeps() && text.is(operation, operation.stored())) {
                changed = changed.with(operation.storing(operation.stored().dividedBy(ratio)));
            }
        }
        return changed == model ? new Outcome.NotHere(Compressible.RULE) : new Outcome.Done(changed);
    }
}
