package dev.envelope.study.saving;

import dev.envelope.architecture.pattern.CdnInFront;
import dev.envelope.model.Cache;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.quantity.DesignException;

/** A content delivery network in front of the reads that may see an earlier write. */
record Offload() implements Saving {

    @Override
    public String told() {
        return "CDN in front of reads";
    }

    @Override
    public Effort effort() {
        return Effort.ROLL_OUT;
    }

    @Override
    public String risk() {
        return "users see what was true for as long as it is cached; the hit rate is assumed, so measure it first";
    }

    @Override
    public Outcome on(Model model) {
        boolean there = model.architecture().components().stream().anyMatch(component -> component.role() == Role.CDN);
        if (there) {
            return new Outcome.NotHere("there is a CDN already");
        }
        try {
            return new Outcome.Done(new CdnInFront(Cache.named(Role.CDN, "CDN")).rewrite(model));
        } catch (DesignException nothing) {
            return new Outcome.NotHere(nothing.rule());
        }
    }
}
