package dev.envelope.availability;

import dev.envelope.capacity.Loads;
import dev.envelope.model.Architecture;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an operation relies on for the users of one region: the tree of its parts, and how available they are. */
record Reliance(Operation operation, Optional<Share> users, Dependence dependence, Parts parts) {

    /**
     * Those of an operation, one for each region of users.
     *
     * @throws DesignException if it has no flow
     */
    static List<Reliance> of(Model model, String word, String name) {
        Operation operation = model.operation(word, name);
        Architecture architecture = model.architecture();
        Flow flow = architecture
                .flow(operation.name())
                .orElseThrow(() -> new DesignException(
                        word + "(\"" + operation.name() + "\")",
                        "the operation has no flow, so nobody knows what it needs",
                        "write flow(\"" + operation.name()
                                + "\", client(\"browser\"), service(\"web\"), database(\"links\"))"));
        Loads loads = Loads.of(model);
        List<Reliance> all = new ArrayList<>();
        for (String region : loads.regions()) {
            Parts parts = new Parts(loads, operation);
            Function<String, Dependence> in =
                    at -> architecture.fold(flow, new Dependences(parts, at)).get();
            Dependence own = in.apply(region);
            Dependence dependence = model.geography()
                    .failover()
                    .<Dependence>map(part -> new Dependence.Either(own, parts.number(part), others(loads, region, in)))
                    .orElse(own);
            all.add(new Reliance(operation, loads.shareOfUsers(region), dependence, parts));
        }
        return all;
    }

    private static List<Dependence> others(Loads loads, String region, Function<String, Dependence> in) {
        return loads.regions().stream()
                .filter(other -> !other.equals(region))
                .map(in)
                .toList();
    }

    /** The part of an operation's calls that is answered, by how available its parts are. */
    static Share availability(List<Reliance> regions, Function<Part, Share> each) {
        Reliance first = regions.get(0);
        String name = "availability of " + first.operation().name();
        if (first.users().isEmpty()) {
            return first.availability(each).named(name);
        }
        return regions.stream()
                .map(region -> region.users().orElseThrow().asCount().times(region.availability(each)))
                .reduce(Count::plus)
                .orElseThrow()
                .asShare()
                .named(name);
    }

    /** What each call needs is a product; the rest is the mean over the states of what only some of them need. */
    private Share availability(Function<Part, Share> each) {
        Set<Integer> required = dependence.required();
        List<Share> shares = parts.parts().stream().map(each).toList();
        Optional<Share> product = required.stream().sorted().map(shares::get).reduce(Share::times);
        if (required.size() == shares.size()) {
            return product.orElseGet(() -> new Share(new Term.Constant(Dimension.SHARE, 1)));
        }
        List<Integer> others = IntStream.range(0, shares.size())
                .boxed()
                .filter(part -> !required.contains(part))
                .toList();
        Share rest = answered(others, shares);
        return product.map(first -> first.times(rest)).orElse(rest);
    }

    private Share answered(List<Integer> others, List<Share> shares) {
        int[] repeated = others.stream()
                .filter(part -> dependence.parts().filter(part::equals).count() > 1)
                .mapToInt(Integer::intValue)
                .toArray();
        Operator mean = new Operator.Function("answered with", x -> {
            double[] up = new double[shares.size()];
            Arrays.fill(up, 1);
            for (int i = 0; i < others.size(); i++) {
                up[others.get(i)] = x[i];
            }
            return mean(0, repeated, up, Arrays.copyOfRange(x, others.size(), x.length));
        });
        List<Term> operands = Stream.<Quantity<?>>concat(others.stream().map(shares::get), parts.numbers().stream())
                .map(Quantity::term)
                .toList();
        return new Share(new Term.Operation(Dimension.SHARE, mean, operands));
    }

    /** Over the states of the parts that occur several times, from one of them on. */
    private double mean(int from, int[] repeated, double[] up, double[] numbers) {
        if (from == repeated.length) {
            return dependence.answered(up, numbers);
        }
        int part = repeated[from];
        double there = up[part];
        up[part] = 1;
        double with = mean(from + 1, repeated, up, numbers);
        up[part] = 0;
        double without = mean(from + 1, repeated, up, numbers);
        up[part] = there;
        return there * with + (1 - there) * without;
    }
}
