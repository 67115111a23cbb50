package dev.envelope.capacity;

import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How large a cache has to be for a hit rate, and the hit rate of a cache of a size.
 *
 * <p>A cache that evicts the least recently used object is told by Che's approximation (H. Che, Y. Tung and Z. Wang, 2002),
 * from ten objects on within 0.01 of the true hit rate. The best that any cache can do is to hold the most popular keys
 * all the time; one that evicts the least frequently used comes near to it. Requests are taken as independent, popularity
 * as constant, objects as equally large; the first request for a key, which no cache can answer, is left out.
 *
 * <pre>{@code
 * Popularity links = Popularity.zipf(0.8).keys(million(100));
 * Count objects = Caching.objects(links, percent(80));
 * Caching.memory(objects, bytes(500), bytes(56))
 * Caching.hitRate(links, Caching.objects(GB(4), bytes(500), bytes(56)))
 * }</pre>
 */
public final class Caching {

    private Caching() {}

    /** The hit rate of a cache that holds so many objects and evicts the least recently used. */
    public static Share hitRate(Popularity popularity, Count objects) {
        return new Share(term(Dimension.SHARE, "LRU hit rate", Lru::hitRate, popularity, objects)).named("hit rate");
    }

    /** How many objects a cache holds that has this hit rate and evicts the least recently used. */
    public static Count objects(Popularity popularity, Share hitRate) {
        return new Count(term(Dimension.COUNT, "LRU objects", Lru::objects, popularity, hitRate))
                .named("cached objects");
    }

    /** The best hit rate that a cache of so many objects can have: it holds the most popular keys. */
    public static Share bestHitRate(Popularity popularity, Count objects) {
        return new Share(term(Dimension.SHARE, "top share", Spectrum::topShare, popularity, objects))
                .named("best hit rate");
    }

    /** The fewest objects with which a cache can have this hit rate: it holds the most popular keys. */
    public static Count fewestObjects(Popularity popularity, Share hitRate) {
        return new Count(term(Dimension.COUNT, "top keys", Spectrum::topKeys, popularity, hitRate))
                .named("fewest objects");
    }

    /** How many objects fit into a memory, each with what the cache adds to it: key, pointers, the allocator's rounding. */
    public static Count objects(DataSize memory, DataSize object, DataSize overhead) {
        return memory.ratio(entry(object, overhead)).named("cached objects");
    }

    /** The memory for so many objects, each with what the cache adds to it: key, pointers, the allocator's rounding. */
    public static DataSize memory(Count objects, DataSize object, DataSize overhead) {
        return objects.times(entry(object, overhead)).named("cache memory");
    }

    private static DataSize entry(DataSize object, DataSize overhead) {
        return object.plus(overhead).named("entry size");
    }

    /**
     * For how long an object stays that nobody asks for again, in a cache that evicts the least recently used and that is
     * asked at this rate: Che's characteristic time. A longer time to live takes hardly anything out of the cache.
     */
    public static Time characteristicTime(Popularity popularity, Count objects, Rate rate) {
        return new Count(term(
                        Dimension.COUNT,
                        "LRU characteristic time in requests",
                        Lru::characteristicTime,
                        popularity,
                        objects))
                .named("requests until eviction")
                .at(rate)
                .named("characteristic time");
    }

    /** The working set of so many requests: how many different keys they ask for in the mean (R. Fagin, 1977). */
    public static Count workingSet(Popularity popularity, Count requests) {
        return new Count(term(Dimension.COUNT, "different keys", WorkingSet::keys, popularity, requests))
                .named("working set");
    }

    /** How many requests fill an empty cache of so many objects: those whose working set it is. */
    public static Count requestsToFill(Popularity popularity, Count objects) {
        return new Count(term(Dimension.COUNT, "requests to meet", WorkingSet::requests, popularity, objects))
                .named("requests to fill");
    }

    /** A formula of a popularity and one more number. */
    private interface Formula {
        double of(Spectrum spectrum, double number);
    }

    /** A formula of a popularity and more numbers. */
    interface FormulaOfMany {
        double of(Spectrum spectrum, double[] numbers);
    }

    private static Term term(
            Dimension dimension, String name, Formula formula, Popularity popularity, Quantity<?> number) {
        return term(dimension, name, (spectrum, x) -> formula.of(spectrum, x[0]), popularity, List.of(number));
    }

    static Term term(
            Dimension dimension,
            String name,
            FormulaOfMany formula,
            Popularity popularity,
            List<? extends Quantity<?>> numbers) {
        List<Term> operands = new ArrayList<>();
        ToDoubleFunction<double[]> function;
        if (popularity instanceof Popularity.Zipf zipf) {
            operands.add(zipf.exponent().term());
            LastZipf last = new LastZipf();
            function = x -> formula.of(last.of(x[0], x[1]), Arrays.copyOfRange(x, 2, x.length));
        } else {
            Spectrum spectrum = Spectrum.of(((Popularity.Weighted) popularity).weights());
            function = x -> formula.of(spectrum, Arrays.copyOfRange(x, 1, x.length));
        }
        operands.add(popularity.keys().term());
        numbers.forEach(number -> operands.add(number.term()));
        return new Term.Operation(dimension, new Operator.Function(name, function), operands);
    }

    /** Zipf's law, of which the last spectrum is kept: in many worlds it is the same. */
    private static final class LastZipf {

        private record Known(double exponent, double keys, Spectrum spectrum) {}

        // threads may miss each other's spectra, which costs time and nothing else
        private Known last = new Known(Double.NaN, Double.NaN, Spectrum.of(new double[0]));

        Spectrum of(double exponent, double keys) {
            Known known = last;
            if (known.exponent() != exponent || known.keys() != keys) {
                known = new Known(exponent, keys, Spectrum.zipf(exponent, keys));
                last = known;
            }
            return known.spectrum();
        }
    }
}
