package dev.envelope.availability;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Fact;
import dev.envelope.model.Component;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.Optional;

/**
 * How much of the time a component is said to be there: as stated, else as the agreement for the product that it runs on says,
 * else as such agreements say of its role.
 *
 * @param share the part of the time
 * @param ofEach whether it is said of each instance, and not of all of it together
 */
record Promise(Share share, boolean ofEach) {

    static Promise of(Component<?> component) {
        boolean sized = component.role().isSized();
        if (component.states(Component.AVAILABILITY)) {
            return new Promise(component.get(Component.AVAILABILITY), sized);
        }
        Optional<Fact> product = agreement(component.placement().product());
        return product.map(fact -> new Promise(assumed(component.name() + ": ", fact), sized && isOfOne(fact)))
                .orElseGet(() -> new Promise(usual(component), sized));
    }

    /** The agreement for a product; of several the one that promises least. */
    private static Optional<Fact> agreement(String product) {
        return product.isBlank()
                ? Optional.empty()
                : Catalog.standard().facts(product).stream()
                        .filter(fact -> fact.theme().equals("sla"))
                        .min(Comparator.comparingDouble(fact -> fact.amount().value()));
    }

    private static boolean isOfOne(Fact fact) {
        return fact.subject().contains("single");
    }

    private static Share usual(Component<?> component) {
        return switch (component.role()) {
            case DNS -> assumed(component.name() + ": ", fact("sla.aws.route53"));
            case CDN -> assumed(component.name() + ": ", fact("sla.aws.cloudfront"));
            case OBJECT_STORE -> assumed(component.name() + ": ", fact("sla.aws.s3"));
            case EXTERNAL -> assumed(component.name() + ": ", percent(99.9), "a placeholder; its contract says it");
            default -> assumed("", fact("sla.aws.ec2.instance"));
        };
    }

    private static Fact fact(String id) {
        return Catalog.standard().fact(id);
    }

    private static Share assumed(String prefix, Fact fact) {
        return assumed(
                prefix,
                Units.share(fact.amount().value()),
                "what is promised of " + fact.subject() + " (" + fact.origin().source() + ", "
                        + fact.origin().date() + ")");
    }

    private static Share assumed(String prefix, Share share, String why) {
        return share.labelled(
                prefix + Component.AVAILABILITY.name(),
                new Source(Source.Kind.ASSUMED, why + "; state it with " + Component.AVAILABILITY.example()));
    }
}
