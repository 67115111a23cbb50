package dev.envelope.catalog;

import dev.envelope.catalog.Origin.Published;
import dev.envelope.catalog.Origin.Stated;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number from outside of the design, with its unit and with who said it when: a price, a limit, a latency, a failure
 * rate.
 *
 * <p>Its {@link #amount()} is labelled with the fact's id and source, so that a derivation that uses it names both.
 *
 * <pre>{@code
 * Catalog.standard().fact("base.ssd.randread").time()    // 100 us
 * Catalog.standard().fact("aws.s3.standard").price()     // $0.023/GB-month
 * }</pre>
 */
public final class Fact extends Answer {

    private final String theme;
    private final String id;
    private final String subject;
    private final Quantity<?> amount;
    private final FactUnit unit;
    private final String scope;
    private final Origin origin;
    private final String note;
    private final List<Fact> others;

    private Fact(
            String theme,
            String id,
            String subject,
            Quantity<?> amount,
            FactUnit unit,
            String scope,
            Origin origin,
            String note,
            List<Fact> others) {
        this.theme = theme;
        this.id = id;
        this.subject = subject;
        this.amount = amount;
        this.unit = unit;
        this.scope = scope;
        this.origin = origin;
        this.note = note;
        this.others = List.copyOf(others);
    }

    /** A fact that was read somewhere. */
    static Fact published(
            String theme,
            String id,
            String subject,
            double value,
            FactUnit unit,
            String scope,
            Published origin,
            String note) {
        Quantity<?> amount = unit.of(value).labelled(id, Origin.of(subject, origin));
        return new Fact(theme, id, subject, amount, unit, scope, origin, note, List.of());
    }

    /**
     * The same fact with the value that the engineer gives it.
     *
     * @throws DesignException if it is of another dimension
     */
    Fact stated(Quantity<?> value) {
        if (value.dimension() != amount.dimension()) {
            throw new DesignException(
                    "with(\"" + id + "\", " + value + ")",
                    "it is a " + amount.dimension().noun() + ", in " + unit.text(),
                    "write with(\"" + id + "\", ...) with a "
                            + amount.dimension().noun() + " such as " + unit.of(1));
        }
        return new Fact(theme, id, subject, value.named(id), unit, scope, new Stated(), "", List.of());
    }

    /**
     * This fact as the one that counts, before others under the same id.
     *
     * @throws DesignException if one of them tells another kind of thing
     */
    Fact before(List<Fact> rest) {
        for (Fact other : rest) {
            if (!unit.isLike(other.unit)) {
                throw new DesignException(
                        id + " in " + unit.text(),
                        "the catalogue has this fact in " + other.unit.text(),
                        "write it in a unit of the same kind, or give it another id");
            }
        }
        return new Fact(theme, id, subject, amount, unit, scope, origin, note, rest);
    }

    /** What other sources say, in the order in which they would count. */
    public List<Fact> others() {
        return others;
    }

    /** Whether all sources say the same. */
    boolean undisputed() {
        double value = amount.value();
        return others.stream().allMatch(other -> Math.abs(other.amount.value() - value) <= 1e-9 * value);
    }

    /** The file that it stands in, without its extension: {@code storage}. */
    public String theme() {
        return theme;
    }

    /** Its name in the catalogue. */
    public String id() {
        return id;
    }

    /** What it says something about. */
    public String subject() {
        return subject;
    }

    /** The amount, labelled with the id and the source; of a price the money for one unit of use. */
    public Quantity<?> amount() {
        return amount;
    }

    /** The number in the fact's own {@link #unit()}, if uncertain the likely one. */
    public double value() {
        return unit.in(amount);
    }

    /** The unit as the source writes it. */
    public String unit() {
        return unit.text();
    }

    /** Where it holds: a region, a version, a size. */
    public String scope() {
        return scope;
    }

    /** Who said so. */
    public Origin origin() {
        return origin;
    }

    /** What else there is to know. */
    public String note() {
        return note;
    }

    /** The time that it tells. */
    public Time time() {
        return as(Time.class, Dimension.TIME);
    }

    /** The rate that it tells. */
    public Rate rate() {
        return as(Rate.class, Dimension.RATE);
    }

    /** The amount of data that it tells. */
    public DataSize size() {
        return as(DataSize.class, Dimension.DATA_SIZE);
    }

    /** The bandwidth that it tells. */
    public Bandwidth bandwidth() {
        return as(Bandwidth.class, Dimension.BANDWIDTH);
    }

    /** The share that it tells. */
    public Share share() {
        return as(Share.class, Dimension.SHARE);
    }

    /** The number or factor that it tells. */
    public Count count() {
        return as(Count.class, Dimension.COUNT);
    }

    /** The price that it tells. */
    public Price price() {
        return new Price(this, as(Money.class, Dimension.MONEY), unit);
    }

    private <Q extends Quantity<Q>> Q as(Class<Q> type, Dimension asked) {
        if (!type.isInstance(amount)) {
            throw new DesignException(
                    "fact(\"" + id + "\")",
                    "it is no " + asked.noun() + " but a " + amount.dimension().noun() + ", in " + unit.text(),
                    "ask for its " + amount.dimension().noun());
        }
        return type.cast(amount);
    }

    /** The amount in the fact's own unit, as a sentence names it. */
    String told() {
        String per = unit.isPrice() && origin instanceof Stated ? "/" + unit.use() : "";
        return amount.uncertain()
                ? amount.dimension().format(amount.value()) + per + " (" + amount.range() + ")"
                : amount.range() + per;
    }

    /** One line: the value and who says so. */
    String line() {
        return told() + " (" + said() + ")";
    }

    /** How much more or less this says than another: {@code "; what counts is 9 % less"}; nothing where that has no answer. */
    private String beside(Fact other) {
        double more = amount.value() / other.amount.value() - 1;
        return Double.isFinite(more) && Math.abs(more) > 1e-9
                ? "; what counts is " + Dimension.SHARE.format(Math.abs(more)) + (more > 0 ? " more" : " less")
                : "";
    }

    /** What other sources say, a line for each, with the difference to what counts. */
    List<String> disputes() {
        return others.stream().map(other -> other.line() + beside(other)).toList();
    }

    /** All its words, in small letters. */
    String searched() {
        return String.join("\n", theme, id, subject, unit.text(), scope, origin.source(), note)
                .toLowerCase(Locale.ROOT);
    }

    private String said() {
        return origin instanceof Published published
                ? published.source() + ", " + published.date() + ", confidence " + published.confidence()
                : origin.source();
    }

    @Override
    public View view() {
        List<String> lines = new ArrayList<>();
        lines.add(subject + (scope.isEmpty() ? "" : " (" + scope + ")"));
        lines.add("source: " + origin.source());
        if (origin instanceof Published published) {
            lines.add("page: " + published.url());
            lines.add("date: " + published.date());
            lines.add("confidence: " + published.confidence() + ", "
                    + published.trust().meaning());
        }
        if (!note.isEmpty()) {
            lines.add("note: " + note);
        }
        return View.titled(id + " = " + told()).notes("", lines).notes("others say", disputes());
    }
}
