package dev.envelope.study.saving;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;

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
        return new Compressible(model)
                .by(RATIO, operation -> operation.kind() == Kind.READ, Operation::payload, Operation::payload);
    }
}
