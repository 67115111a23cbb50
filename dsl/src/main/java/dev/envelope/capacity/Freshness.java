package dev.envelope.capacity;

import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.List;

/**
 * What writes and a time to live make of a cache that evicts the least recently used object: how many of its reads it still answers,
 * how many of them with what is not the last value, and how many writes it would lose.
 *
 * <p>Reads and writes are independent and ask for keys with the same popularity {@code p}. In units of the cache's characteristic time,
 * {@code λ} is the rate of reads of a key and {@code w} that of its writes.
 *
 * <ul>
 *   <li>Written aside, a read hits if the last call of its key was a read within the characteristic time; dropped keys leave their
 *       room to others. So with {@code ρ} the part of reads among all calls, the hit rate is {@code ρ} times that of a cache of
 *       {@code 1 ÷ ρ} times the objects.
 *   <li>With a time to live {@code T} that ends before the characteristic time, an object is asked for {@code E} times before it is
 *       put in anew, and the hit rate of its key is {@code E ÷ (1 + E)}: {@code E = λ·T}, written aside {@code λ·(1 − e^(−w·T)) ÷ w}, and
 *       where writes put it in {@code (λ + w)·(e^(w·T) − 1) ÷ w}.
 *   <li>Written around, an object that is answered is evenly old up to {@code T}, so that {@code 1 − (1 − e^(−w·T)) ÷ (w·T)} of its
 *       answers are stale. Without a time to live it is read on and on until it is evicted: with {@code q = 1 − e^(−λ·τ)} and
 *       {@code r = λ·(1 − e^(−(λ + w)·τ)) ÷ (λ + w)} the stale part of its reads is {@code q − (1 − q)·r ÷ (1 − r)}.
 *   <li>Written behind, each write waits for the flush of its key for half the time between two of them in the mean, so that by Little's
 *       law {@code rate × flush ÷ 2} writes are in the cache alone.
 * </ul>
 *
 * <p>What both a time to live and eviction end is told by neither formula; its number is then not known. Source: H. Che, Y. Tung and
 * Z. Wang, IEEE JSAC 20(7), 2002; N. Fofack, P. Nain, G. Neglia and D. Towsley, Performance Evaluation of Hierarchical TTL-based Cache
 * Networks, Computer Networks 65, 2014, for renewal by a time to live.
 *
 * <pre>{@code Freshness.of(cache("redis").ttl(minutes(5)).writeAround(), links, objects, reads, writes).stale()}</pre>
 */
public final class Freshness {

    private final Cache cache;
    private final Popularity popularity;
    private final List<Quantity<?>> numbers;
    private final Rate writes;

    private Freshness(Cache cache, Popularity popularity, List<Quantity<?>> numbers, Rate writes) {
        this.cache = cache;
        this.popularity = popularity;
        this.numbers = numbers;
        this.writes = writes;
    }

    /** Of a cache that holds so many objects of keys that are so popular, and of which so many are read and written. */
    public static Freshness of(Cache cache, Popularity popularity, Count objects, Rate reads, Rate writes) {
        List<Quantity<?>> numbers = new ArrayList<>(List.of(objects, reads, writes));
        if (cache.states(Cache.TTL)) {
            numbers.add(cache.get(Cache.TTL));
        }
        return new Freshness(cache, popularity, List.copyOf(numbers), writes);
    }

    /** The part of the reads that it answers. */
    public Share hitRate() {
        return share("hit rate with writes and expiry", Calls::hitRate);
    }

    /** The part of the reads that it answers with what is not the last value, apart from those while a write is on its way. */
    public Share stale() {
        return share("stale reads", Calls::stale);
    }

    /** How many writes it has answered and not written to the store, if it writes behind. */
    public Count unwritten() {
        Time flush = cache.get(Cache.FLUSH);
        return writes.over(flush).times(0.5).named("writes in " + cache.name() + " alone");
    }

    private interface Formula {
        double of(Calls calls);
    }

    private Share share(String name, Formula formula) {
        Writing writing = cache.writing();
        return new Share(Caching.term(
                        Dimension.SHARE,
                        name,
                        (spectrum, x) -> formula.of(new Calls(
                                spectrum, writing, x[0], x[1], x[2], x.length > 3 ? x[3] : Double.POSITIVE_INFINITY)),
                        popularity,
                        numbers))
                .named(name);
    }

    /** The numbers of a scenario: objects held, reads and writes a second, and seconds to live. */
    private record Calls(
            Spectrum spectrum, Writing writing, double objects, double reads, double writes, double timeToLive) {

        private boolean isPut() {
            return writing == Writing.THROUGH || writing == Writing.BEHIND;
        }

        /** The part of reads among the calls that decide whether a key is there. */
        private double part() {
            return writing == Writing.ASIDE ? reads / (reads + writes) : 1;
        }

        /** For how many seconds an object stays that nobody asks for again. */
        private double characteristicTime() {
            double perSecond = writing == Writing.AROUND ? reads : reads + writes;
            return Lru.characteristicTime(spectrum, objects / part()) / perSecond;
        }

        private boolean expires() {
            return timeToLive < Double.POSITIVE_INFINITY;
        }

        private boolean isKnown() {
            return !expires() || timeToLive <= characteristicTime();
        }

        double hitRate() {
            if (!isKnown()) {
                return Double.NaN;
            }
            if (!expires()) {
                return part() * Lru.hitRate(spectrum, objects / part());
            }
            return spectrum.sum(share -> share * answered(share));
        }

        /** The part of a key's reads that are answered before its time to live is over. */
        private double answered(double share) {
            double read = share * reads * timeToLive;
            double written = share * writes * timeToLive;
            double asked = switch (writing) {
                case AROUND -> read;
                case ASIDE -> read * mean(written);
                case THROUGH, BEHIND -> (read + written) * mean(-written);
            };
            return asked == Double.POSITIVE_INFINITY ? 1 : asked / (1 + asked);
        }

        double stale() {
            if (writing != Writing.AROUND) {
                return 0;
            }
            if (!isKnown()) {
                return Double.NaN;
            }
            return expires()
                    ? spectrum.sum(share -> share * answered(share) * (1 - mean(share * writes * timeToLive)))
                    : spectrum.sum(share -> share * outdated(share, characteristicTime()));
        }

        /** The part of a key's reads that are answered after a write, and before it is evicted. */
        private double outdated(double share, double time) {
            double gone = Math.exp(-share * reads * time);
            double part = reads / (reads + writes);
            double fresh = part * -Math.expm1(-share * (reads + writes) * time);
            return writes == 0 ? 0 : 1 - gone - gone * fresh / (1 - fresh);
        }

        /** The mean of e^(−x) from 0 to x. */
        private static double mean(double x) {
            return x == 0 ? 1 : -Math.expm1(-x) / x;
        }
    }
}
