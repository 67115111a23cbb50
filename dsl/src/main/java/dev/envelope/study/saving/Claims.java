package dev.envelope.study.saving;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What sellers and the field promise to save, beside what the dated facts of the catalogue say.
 *
 * <p>{@link #table()} has a row for each claim: what is claimed and by whom, the least, the median and the most that the facts
 * give, from how many of them, and what follows.
 *
 * <pre>{@code design.savings().claims()}</pre>
 */
public final class Claims extends Answer {

    private record Found(String what, double share) {}

    private record Claim(String what, Fact claimed, List<Found> found) {
        double at(double part) {
            return found.get((int) Math.round(part * (found.size() - 1))).share();
        }

        String verdict() {
            double most = at(1);
            double claim = claimed.share().value();
            Found largest = found.get(found.size() - 1);
            return most < claim - 0.005
                    ? "not reached: the most is " + Format.share(most) + " (" + largest.what() + ")"
                    : at(0.5) < claim - 0.005
                            ? "the most, not the usual: half of them give " + Format.share(at(0.5)) + " or less"
                            : "usual";
        }
    }

    private final Catalog catalog;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The claims, checked by the facts of a catalogue. */
    public static Claims of(Catalog catalog) {
        Claims claims = new Claims(catalog);
        claims.add("reserving for 3 years", "aws.ri.discount.max", claims.discounts("AWS", Purchase.THREE_YEARS));
        claims.add("spot machines", "claim.spot", claims.discounts("AWS", Purchase.SPOT));
        claims.add("spot machines on Azure", "claim.spot.azure", claims.discounts("Azure", Purchase.SPOT));
        claims.add("Arm processors, at equal speed", "claim.arm", claims.arm());
        claims.add("compression of web pages", "claim.compression", claims.compression());
        return claims;
    }

    private void add(String what, String claimed, Stream<Found> found) {
        claims.add(new Claim(
                what,
                catalog.fact(claimed),
                found.sorted(Comparator.comparingDouble(Found::share)).toList()));
    }

    private Stream<Found> discounts(String cloud, Purchase purchase) {
        return catalog.instances().of(cloud).stream()
                .flatMap(type -> saved(name(type), hourly(type, Purchase.ON_DEMAND), hourly(type, purchase)));
    }

    /** Machines of Amazon's own processors beside Intel's of the same generation, purpose and size: m7g and m7i. */
    private Stream<Found> arm() {
        return catalog.instances().of("AWS").stream()
                .filter(type -> type.architecture().equals("arm64"))
                .flatMap(arm -> catalog.instances().of("AWS").stream()
                        .filter(type -> name(type).equals(name(arm).replaceFirst("g\\.", "i.")))
                        .filter(type -> !type.id().equals(arm.id()))
                        .flatMap(type ->
                                saved(name(arm), hourly(type, Purchase.ON_DEMAND), hourly(arm, Purchase.ON_DEMAND))));
    }

    private Stream<Found> compression() {
        Fact ratio = catalog.fact(CompressResponses.RATIO);
        return Stream.of(new Found(ratio.subject(), 1 - 1 / ratio.value()));
    }

    private static Stream<Found> saved(String what, Optional<Double> before, Optional<Double> after) {
        return before.isPresent() && after.isPresent()
                ? Stream.of(new Found(what, 1 - after.get() / before.get()))
                : Stream.empty();
    }

    private static String name(Instance type) {
        return type.id().substring(type.id().indexOf('.') + 1).replaceFirst("^ec2\\.", "");
    }

    private static Optional<Double> hourly(Instance type, Purchase purchase) {
        return type.price(purchase).map(fact -> fact.price().of(Units.hours(1)).value());
    }

    /** One row for each claim. */
    public Table table() {
        return Table.create(
                "claims and facts",
                words("saving", Claim::what),
                words("claimed", claim -> "up to " + claim.claimed().share()),
                words("by", claim -> claim.claimed().origin().source()),
                words("least", claim -> told(claim, 0)),
                words("median", claim -> told(claim, 0.5)),
                words("most", claim -> told(claim, 1)),
                words("facts", claim -> Format.count(claim.found().size())),
                words("so it is", Claim::verdict));
    }

    private static String told(Claim claim, double part) {
        return Format.share(claim.at(part));
    }

    private StringColumn words(String name, Function<Claim, String> text) {
        return StringColumn.create(name, claims.stream().map(text));
    }

    @Override
    public View view() {
        return View.titled("What is claimed, and what dated prices say").table(this::table);
    }
}
