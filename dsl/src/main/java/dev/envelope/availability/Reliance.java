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
            Dependence dependence =
                    architecture.fold(flow, new Dependences(parts, region)).get();
            all.add(new Reliance(operation, loads.shareOfUsers(region), dependence, parts));
        }
        return all;
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
        int[] open = others.stream().mapToInt(Integer::intValue).toArray();
        Operator mean = new Operator.Function("answered with", x -> {
            boolean[] up = new boolean[shares.size()];
            Arrays.fill(up, true);
            double[] numbers = Arrays.copyOfRange(x, open.length, x.length);
            return mean(0, open, up, x, numbers);
        });
        List<Term> operands = Stream.<Quantity<?>>concat(others.stream().map(shares::get), parts.numbers().stream())
                .map(Quantity::term)
                .toList();
        return new Share(new Term.Operation(Dimension.SHARE, mean, operands));
    }

    /** Over the states of the open parts from one on, of which the first operands tell how often each is there. */
    private double mean(int from, int[] open, boolean[] up, double[] x, double[] numbers) {
        if (from == open.length) {
            return dependence.answered(up, numbers);
        }
        double there = mean(from + 1, open, up, x, numbers);
        up[open[from]] = false;
        double away = mean(from + 1, open, up, x, numbers);
        up[open[from]] = true;
        return x[from] * there + (1 - x[from]) * away;
    }
}
