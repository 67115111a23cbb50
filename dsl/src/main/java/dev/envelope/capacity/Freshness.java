package dev.envelope.capacity;

import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.capacity.CacheCalls.Effect;
import dev.envelope.model.Cache;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What writes and a time to live make of a cache that evicts the least recently used object: how many of its reads it still answers,
 * how many of them with what is not the last value, and how many writes it would lose.
 *
 * <p>Reads and writes are independent and ask for keys with the same popularity. Of a key, {@code λ} is the rate of reads, {@code d} that
 * of writes which drop it, {@code p} of those which put the new value in, and {@code o} of those of which the cache does not hear.
 *
 * <ul>
 *   <li>A key that has no call for the characteristic time {@code τ} is evicted. Dropped keys leave their room to others, so that with
 *       {@code C} objects and {@code ρ} the part of all calls but drops, {@code τ} is that of {@code C ÷ ρ} objects. What has passed its
 *       time to live keeps its room until it is fetched anew or evicted.
 *   <li>A read or a write puts the key in; {@link Residence} tells the mean time {@code E} for which it is answered then: until it
 *       is evicted, its time to live is over, or a write comes. Each of these times began with a write that put it in, or with a miss;
 *       so {@code h = (p + λ·(1 − h))·E}, and the key's hit rate is {@code h = (λ + p)·E ÷ (1 + λ·E)}.
 *   <li>With {@code F} the same time where what the cache does not hear of ends it, too, {@code h·(1 − F ÷ E)} of its reads are stale.
 *   <li>A read that is on its way back from the store when a write drops the key puts in an old value. From one value to the next take
 *       {@code 1 ÷ λ + f + E}: until a read misses, for the fetch of mean {@code f}, and while it is answered. The first fetch of each is
 *       overtaken with the chance {@code 1 − e^(−d·f)}, so {@code (1 − e^(−d·f))·E ÷ (1 ÷ λ + f + E)} of the reads are stale. Against the
 *       Markov chain of one key it is within a fifth of that, up to four reads and one write in a fetch.
 *   <li>Written behind, each write waits for the flush of its key for half the time between two of them in the mean, so that by Little's
 *       law {@code rate × flush ÷ 2} writes are in the cache alone.
 * </ul>
 *
 * <p>Where neither a time to live nor writes matter it is Che's approximation, and as close: from ten objects on within 0.01. Source: H.
 * Che, Y. Tung and Z. Wang, IEEE JSAC 20(7), 2002; N. Fofack, P. Nain, G. Neglia and D. Towsley, Performance Evaluation of Hierarchical
 * TTL-based Cache Networks, Computer Networks 65, 2014; M. Garetto, E. Leonardi and V. Martina, ACM TOMPECS 1(3), 2016; for
 * the race R. Nishtala et al., Scaling Memcache at Facebook, NSDI 2013, section 3.2.1.
 *
 * <pre>{@code Freshness.of(cache("redis").ttl(minutes(5)).writeAround(), links, objects, reads, writes).stale()}</pre>
 */
public final class Freshness {

    private static final double PLACES = 1e12;

    private final Cache cache;
    private final Popularity popularity;
    private final Time characteristicTime;
    private final Rate reads;
    private final Map<Effect, Rate> writes;
    private final Time fetch;

    private Freshness(
            Cache cache,
            Popularity popularity,
            Time characteristicTime,
            Rate reads,
            Map<Effect, Rate> writes,
            Time fetch) {
        this.cache = cache;
        this.popularity = popularity;
        this.characteristicTime = characteristicTime;
        this.reads = reads;
        this.writes = writes;
        this.fetch = fetch;
    }

    /** Of a cache that holds so many objects of keys that are so popular, and of which so many are read, and written as it says. */
    public static Freshness of(Cache cache, Popularity popularity, Count objects, Rate reads, Rate writes) {
        return of(cache, popularity, objects, reads, Map.of(effect(cache), writes));
    }

    private static Effect effect(Cache cache) {
        return switch (cache.writing()) {
            case ASIDE -> Effect.DROP;
            case AROUND -> Effect.OUTDATE;
            case THROUGH, BEHIND -> Effect.PUT;
        };
    }

    /** Of a cache that holds so many objects of keys that are so popular, and of which so many are read, and written with each effect. */
    static Freshness of(Cache cache, Popularity popularity, Count objects, Rate reads, Map<Effect, Rate> writes) {
        Rate keeping = plus(reads, writes, Effect.PUT);
        Rate all = plus(keeping, writes, Effect.DROP);
        Count room = writes.containsKey(Effect.DROP) ? objects.times(settled(all.ratio(keeping))) : objects;
        return new Freshness(
                cache, popularity, Caching.characteristicTime(popularity, room, all), reads, writes, seconds(0));
    }

    /** The same where a missed value takes so long from being read in the store to being put in; at once, unless it is stated. */
    public Freshness fetchedIn(Time mean) {
        return new Freshness(cache, popularity, characteristicTime, reads, writes, mean.named("fetch"));
    }

    /**
     * A ratio to 12 decimal places. Where all rates grow alike it is the same in all worlds but for their rounding, and so is what takes
     * long to find from it.
     */
    private static Count settled(Count ratio) {
        Operator rounded = new Operator.Restated(x -> Math.rint(x * PLACES) / PLACES);
        return new Count(new Term.Operation(Dimension.COUNT, rounded, List.of(ratio.term())));
    }

    private static Rate plus(Rate some, Map<Effect, Rate> writes, Effect effect) {
        Rate more = writes.get(effect);
        return more == null ? some : some.plus(more);
    }

    /** Whether it is known how long a missed value takes to be put in. */
    public boolean isFetched() {
        return fetch.uncertain() || fetch.value() > 0;
    }

    /** For how long an object stays that nobody asks for again. */
    public Time characteristicTime() {
        return characteristicTime;
    }

    /** How often it is asked for a key. */
    public Rate reads() {
        return reads;
    }

    /** How often a key is written in the way that it says. */
    public Rate writes() {
        return writes.getOrDefault(effect(cache), perSecond(0));
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
        return writes().over(cache.get(Cache.FLUSH)).times(0.5).named("writes in " + cache.name() + " alone");
    }

    private interface Formula {
        double of(Calls calls);
    }

    private Share share(String name, Formula formula) {
        List<Quantity<?>> numbers = new ArrayList<>(List.of(characteristicTime, reads));
        Map<Effect, Integer> at = new EnumMap<>(Effect.class);
        writes.forEach((effect, rate) -> {
            at.put(effect, numbers.size());
            numbers.add(rate);
        });
        int fetchAt = numbers.size();
        numbers.add(fetch);
        int lifeAt = numbers.size();
        if (cache.states(Cache.TTL)) {
            numbers.add(cache.get(Cache.TTL));
        }
        return new Share(Caching.term(
                Dimension.SHARE,
                name,
                (spectrum, x) -> formula.of(new Calls(
                        spectrum,
                        x[0],
                        lifeAt < x.length ? x[lifeAt] : Double.POSITIVE_INFINITY,
                        x[1],
                        number(x, at, Effect.DROP),
                        number(x, at, Effect.PUT),
                        number(x, at, Effect.OUTDATE),
                        x[fetchAt])),
                popularity,
                numbers));
    }

    private static double number(double[] x, Map<Effect, Integer> at, Effect effect) {
        Integer index = at.get(effect);
        return index == null ? 0 : x[index];
    }

    /** The numbers of a scenario: times in seconds, and calls a second. */
    private record Calls(
            Spectrum spectrum,
            double characteristicTime,
            double timeToLive,
            double reads,
            double drops,
            double puts,
            double outdating,
            double fetch) {

        double hitRate() {
            return reads == 0 ? 0 : Math.min(1, spectrum.sum(share -> share * answered(share, time(share, 0))));
        }

        double stale() {
            if (reads == 0) {
                return 0;
            }
            double unheard = outdating == 0 ? 0 : spectrum.sum(share -> share * outdated(share));
            double raced = drops * fetch == 0 ? 0 : spectrum.sum(share -> share * overtaken(share));
            return Math.min(1, unheard + raced);
        }

        /** For how long a key is answered in the mean, and if what the cache does not hear of ends it, too. */
        private double time(double share, double unheard) {
            return Residence.time(share * reads, share * (drops + puts + unheard), characteristicTime, timeToLive);
        }

        /** The part of a key's reads that are answered. */
        private double answered(double share, double time) {
            return time == Double.POSITIVE_INFINITY ? 1 : share * (reads + puts) * time / (1 + share * reads * time);
        }

        /** The part of a key's reads that are answered after a write of which the cache did not hear. */
        private double outdated(double share) {
            double time = time(share, 0);
            return answered(share, time) * (1 - time(share, outdating) / time);
        }

        /** The part of a key's reads that are answered with what was fetched while a write came. */
        private double overtaken(double share) {
            double time = time(share, 0);
            double raced = -Math.expm1(-share * drops * fetch);
            return raced * time / (1 / (share * reads) + fetch + time);
        }
    }
}
