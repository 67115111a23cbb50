package dev.envelope.performance;

import static dev.envelope.performance.OperationalLaw.Symbol.CALLS;
import static dev.envelope.performance.OperationalLaw.Symbol.DEMAND;
import static dev.envelope.performance.OperationalLaw.Symbol.QUEUE;
import static dev.envelope.performance.OperationalLaw.Symbol.RESIDENCE;
import static dev.envelope.performance.OperationalLaw.Symbol.RESPONSE;
import static dev.envelope.performance.OperationalLaw.Symbol.SERVERS;
import static dev.envelope.performance.OperationalLaw.Symbol.SERVICE;
import static dev.envelope.performance.OperationalLaw.Symbol.THINK;
import static dev.envelope.performance.OperationalLaw.Symbol.THROUGHPUT;
import static dev.envelope.performance.OperationalLaw.Symbol.USERS;
import static dev.envelope.performance.OperationalLaw.Symbol.UTILISATION;
import static dev.envelope.performance.OperationalLaw.Symbol.VISITS;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An operational law in one direction: what it tells, and of what.
 *
 * @param told what follows
 * @param of what it follows from
 */
record OperationalLaw(Symbol told, List<Symbol> of, Function<Known, Quantity<?>> law) {

    /** What the laws are about; the second half is about one station. */
    enum Symbol {
        USERS("users"),
        THROUGHPUT("throughput"),
        RESPONSE("response time"),
        THINK("think time"),
        SERVERS("servers"),
        VISITS("visits"),
        SERVICE("service time"),
        DEMAND("service demand"),
        CALLS("visits a second"),
        UTILISATION("utilisation"),
        RESIDENCE("time of a visit"),
        QUEUE("calls at the station");

        final String told;

        Symbol(String told) {
            this.told = told;
        }
    }

    /** What is known, by its type, and what of it was stated. */
    record Known(Map<Symbol, Quantity<?>> all, Set<Symbol> stated) {

        Count count(Symbol symbol) {
            return (Count) get(symbol);
        }

        Time time(Symbol symbol) {
            return (Time) get(symbol);
        }

        Rate rate(Symbol symbol) {
            return (Rate) get(symbol);
        }

        Share share(Symbol symbol) {
            return (Share) get(symbol);
        }

        private Quantity<?> get(Symbol symbol) {
            Quantity<?> found = all.get(symbol);
            if (found == null) {
                OperationalLaw way = ALL.stream()
                        .filter(law -> law.told == symbol)
                        .min(Comparator.comparingInt(law -> missing(law).size()))
                        .orElseThrow();
                throw new DesignException(
                        "operationalLaws() with " + (stated.isEmpty() ? "nothing stated" : told(List.copyOf(stated))),
                        "the laws do not tell the " + symbol.told + " from that",
                        "state " + told(missing(way)));
            }
            return found;
        }

        private List<Symbol> missing(OperationalLaw law) {
            return law.of.stream().filter(each -> !all.containsKey(each)).toList();
        }

        private static String told(List<Symbol> symbols) {
            return String.join(", ", symbols.stream().map(symbol -> symbol.told).toList());
        }

        /** The users who wait and those who think. */
        private Time cycle() {
            return time(RESPONSE).plus(time(THINK));
        }

        /** How many servers are busy. */
        private Count busy() {
            return count(SERVERS).times(share(UTILISATION));
        }
    }

    private static final List<OperationalLaw> ALL = List.of(
            law(USERS, known -> known.rate(THROUGHPUT).over(known.cycle()), THROUGHPUT, RESPONSE, THINK),
            law(THROUGHPUT, known -> known.count(USERS).per(known.cycle()), USERS, RESPONSE, THINK),
            law(
                    RESPONSE,
                    known -> known.count(USERS).at(known.rate(THROUGHPUT)).minus(known.time(THINK)),
                    USERS,
                    THROUGHPUT,
                    THINK),
            law(
                    THINK,
                    known -> known.count(USERS).at(known.rate(THROUGHPUT)).minus(known.time(RESPONSE)),
                    USERS,
                    THROUGHPUT,
                    RESPONSE),
            law(CALLS, known -> known.rate(THROUGHPUT).times(known.count(VISITS)), THROUGHPUT, VISITS),
            law(VISITS, known -> known.rate(CALLS).ratio(known.rate(THROUGHPUT)), CALLS, THROUGHPUT),
            law(THROUGHPUT, known -> known.rate(CALLS).dividedBy(known.count(VISITS)), CALLS, VISITS),
            law(DEMAND, known -> known.time(SERVICE).times(known.count(VISITS)), SERVICE, VISITS),
            law(VISITS, known -> known.time(DEMAND).ratio(known.time(SERVICE)), DEMAND, SERVICE),
            law(SERVICE, known -> known.time(DEMAND).dividedBy(known.count(VISITS)), DEMAND, VISITS),
            law(
                    UTILISATION,
                    known -> Formula.part(known.rate(CALLS).over(known.time(SERVICE)), known.count(SERVERS)),
                    CALLS,
                    SERVICE,
                    SERVERS),
            law(CALLS, known -> known.busy().per(known.time(SERVICE)), UTILISATION, SERVICE, SERVERS),
            law(SERVICE, known -> known.busy().at(known.rate(CALLS)), UTILISATION, CALLS, SERVERS),
            law(
                    UTILISATION,
                    known -> Formula.part(known.rate(THROUGHPUT).over(known.time(DEMAND)), known.count(SERVERS)),
                    THROUGHPUT,
                    DEMAND,
                    SERVERS),
            law(THROUGHPUT, known -> known.busy().per(known.time(DEMAND)), UTILISATION, DEMAND, SERVERS),
            law(DEMAND, known -> known.busy().at(known.rate(THROUGHPUT)), UTILISATION, THROUGHPUT, SERVERS),
            law(QUEUE, known -> known.rate(CALLS).over(known.time(RESIDENCE)), CALLS, RESIDENCE),
            law(CALLS, known -> known.count(QUEUE).per(known.time(RESIDENCE)), QUEUE, RESIDENCE),
            law(RESIDENCE, known -> known.count(QUEUE).at(known.rate(CALLS)), QUEUE, CALLS));

    private static OperationalLaw law(Symbol told, Function<Known, Quantity<?>> law, Symbol... of) {
        return new OperationalLaw(told, List.of(of), law);
    }

    /** All that follows from what is stated, and that itself. */
    static Map<Symbol, Quantity<?>> all(Map<Symbol, Quantity<?>> stated) {
        Map<Symbol, Quantity<?>> all = new EnumMap<>(Symbol.class);
        all.putAll(stated);
        int before;
        do {
            before = all.size();
            for (OperationalLaw law : ALL) {
                if (!all.containsKey(law.told) && all.keySet().containsAll(law.of)) {
                    all.put(law.told, law.of(all));
                }
            }
        } while (all.size() > before);
        return all;
    }

    private Quantity<?> of(Map<Symbol, Quantity<?>> known) {
        return law.apply(new Known(known, known.keySet())).named(told.told);
    }

    /** Where what was stated contradicts a law, how far: measurements seldom agree to the digit. */
    static List<String> contradictions(Map<Symbol, Quantity<?>> all, double tolerance) {
        List<String> contradictions = new ArrayList<>();
        all.forEach((symbol, value) -> {
            if (value.value() < 0) {
                contradictions.add(symbol.told + " would be " + shown(value) + ", and is not negative");
            }
        });
        Set<Set<Symbol>> equations = new HashSet<>();
        for (OperationalLaw law : ALL) {
            Quantity<?> told = all.get(law.told);
            if (told != null && all.keySet().containsAll(law.of) && equations.add(law.equation())) {
                Quantity<?> follows = law.of(all);
                if (Math.abs(follows.value() / told.value() - 1) > tolerance) {
                    contradictions.add(law.told.told + ": " + shown(told) + " does not agree with " + shown(follows)
                            + ", which follows from " + Known.told(law.of));
                }
            }
        }
        return contradictions;
    }

    /** What the law is about, in any direction. */
    private Set<Symbol> equation() {
        Set<Symbol> all = EnumSet.of(told);
        all.addAll(of);
        return all;
    }

    private static String shown(Quantity<?> quantity) {
        return quantity.dimension().format(quantity.value());
    }
}
