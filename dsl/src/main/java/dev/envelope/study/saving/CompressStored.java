package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Units;

/**
 * What operations leave behind is kept compressed: {@code stored ÷ ratio} of text.
 *
 * <p>Records above 1 MB are taken for media, which is compressed already.
 */
record CompressStored() implements Saving {

    private static final String RATIO = "compress.english";
    private static final double MEDIA = Units.MB(1).value();

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
        Model changed = model;
        for (Operation operation : model.operations()) {
            if (operation.keeps() && operation.stored().value() <= MEDIA) {
                changed = changed.with(operation.storing(operation.stored().dividedBy(ratio)));
            }
        }
        return changed == model
                ? new Outcome.NotHere("no operation leaves 1 MB or less: what is larger is taken for media")
                : new Outcome.Done(changed);
    }
}
