package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;

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
        return new Compressible(model).by(RATIO, Operation::keeps, Operation::stored, Operation::storing);
    }
}
