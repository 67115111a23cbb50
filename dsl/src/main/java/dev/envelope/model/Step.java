package dev.envelope.model;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Factor;
import dev.envelope.quantity.Share;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a flow: a component that is called, or a way in which steps are put together.
 *
 * <p>Steps after one another are a path: each component calls the one after it, and one that only answers (a store, a cache)
 * returns to its caller. There are four ways to put steps together, and
 * no more: a path, {@link Cache#missTo}, {@link Parallel} and {@link Aside}; and a step can be called more or less often
 * than its caller, or with other sizes. After such a step the flow goes on from the caller, because it was a call that came
 * back.
 *
 * <pre>{@code
 * .flow("history", client("phone"), edge, api, redis.missTo(store), aside(queue("audit").batch(100)))
 * }</pre>
 */
public sealed interface Step
        permits Component,
                Step.Reference,
                Step.Path,
                Step.Miss,
                Step.Parallel,
                Step.Aside,
                Step.Repeated,
                Step.Carrying {

    /** The same step, so many times for each call of its caller, one after the other. */
    default Step times(double calls) {
        return times(Count.of(Repeated.How.TIMES.example(), calls));
    }

    /** The same step, so many times for each call of its caller, one after the other. */
    default Step times(Count calls) {
        return Repeated.of(this, Repeated.How.TIMES, calls);
    }

    /** The same step for this part of its caller's calls only. */
    default Step share(Share calls) {
        return Repeated.of(this, Repeated.How.SHARE, calls);
    }

    /** The same step to so many receivers at once for each call of its caller. */
    default Step fanout(double receivers) {
        return fanout(Count.of(Repeated.How.FANOUT.example(), receivers));
    }

    /** The same step to so many receivers at once for each call of its caller. */
    default Step fanout(Count receivers) {
        return Repeated.of(this, Repeated.How.FANOUT, receivers);
    }

    /** The same step once for so many calls of its caller, with the data of all of them. */
    default Step batch(double calls) {
        return batch(Count.of(Repeated.How.BATCH.example(), calls));
    }

    /** The same step once for so many calls of its caller, with the data of all of them. */
    default Step batch(Count calls) {
        return Repeated.of(this, Repeated.How.BATCH, calls);
    }

    /** The same step with so much data sent to it on each call, in place of what the operation sends. */
    default Step sending(DataSize each) {
        return new Carrying(this, Optional.of(each), Optional.empty());
    }

    /** The same step with so much data received from it on each call, in place of what the operation answers. */
    default Step receiving(DataSize each) {
        return new Carrying(this, Optional.empty(), Optional.of(each));
    }

    /** A step and all steps in it. */
    static Stream<Step> inside(Step step) {
        Stream<Step> inner = Stream.empty();
        if (step instanceof Path path) {
            inner = path.steps().stream();
        } else if (step instanceof Miss miss) {
            inner = Stream.of(miss.cache(), miss.fallback());
        } else if (step instanceof Parallel parallel) {
            inner = parallel.branches().stream();
        } else if (step instanceof Aside aside) {
            inner = Stream.of(aside.step());
        } else if (step instanceof Repeated repeated) {
            inner = Stream.of(repeated.step());
        } else if (step instanceof Carrying carrying) {
            inner = Stream.of(carrying.step());
        }
        return Stream.concat(Stream.of(step), inner.flatMap(Step::inside));
    }

    /** A component that the model knows by its name. */
    record Reference(String name) implements Step {
        /** The path for what this cache does not hold. */
        public Miss missTo(Step... path) {
            return Miss.of(name, this, path);
        }
    }

    /** Steps after one another: each component calls the next one. */
    record Path(List<Step> steps) implements Step {
        public Path {
            steps = List.copyOf(steps);
        }

        /** Steps that were given to a word, which an error names together with an example. */
        public static Path of(String word, String example, Step... steps) {
            if (steps.length == 0) {
                throw new DesignException(word + "()", "there is no step in it", "write " + example);
            }
            return new Path(List.of(steps));
        }
    }

    /** A cache that is asked first, and the path that is taken for what it does not hold. */
    record Miss(Step cache, Step fallback) implements Step {
        static Miss of(String name, Step cache, Step... path) {
            String word = name + ".missTo";
            return new Miss(cache, Path.of(word, word + "(database(\"store\"))", path));
        }
    }

    /** Steps that are called at once and waited for together (fork and join). */
    record Parallel(List<Step> branches) implements Step {
        public Parallel {
            branches = List.copyOf(branches);
            if (branches.size() < 2) {
                throw new DesignException(
                        branches.isEmpty() ? "parallel()" : "parallel(...) of one step",
                        "steps at once are at least two",
                        "write parallel(a, b)");
            }
        }
    }

    /** Steps that the caller does not wait for. */
    record Aside(Step step) implements Step {}

    /** A step that is called more or less often than its caller. */
    record Repeated(Step step, How how, Factor number) implements Step {

        /** In which way. */
        public enum How {
            TIMES("times(3)", "called each time"),
            SHARE("share(percent(20))", "share of the calls"),
            FANOUT("fanout(6)", "receivers each"),
            BATCH("batch(100)", "calls in a batch");

            private final String example;
            private final String told;

            How(String example, String told) {
                this.example = example;
                this.told = told;
            }

            String example() {
                return example;
            }

            /** The number as a derivation names it. */
            public String told() {
                return told;
            }
        }

        /** The number's name in the flow of an operation, for the component that the step calls first. */
        public String label(String operation, String first) {
            return operation + " to " + first + ": " + how.told();
        }

        static Repeated of(Step step, How how, Factor number) {
            if (number instanceof Count count) {
                Bound bound = how == How.BATCH ? Bound.AT_LEAST_ONE : Bound.ABOVE_ZERO;
                var input = new Input<>(how.told(), how.example(), bound, count, "never assumed");
                return new Repeated(step, how, bound.check(input, count));
            }
            return new Repeated(step, how, number);
        }
    }

    /** A step that is called with other sizes than the operation has. */
    record Carrying(Step step, Optional<DataSize> sent, Optional<DataSize> received) implements Step {
        /** A size's name in the flow of an operation, for the component that the step calls first. */
        public static String label(String operation, String first, String way) {
            return operation + " to " + first + ": " + way + " each";
        }

        @Override
        public Step sending(DataSize each) {
            return new Carrying(step, Optional.of(each), received);
        }

        @Override
        public Step receiving(DataSize each) {
            return new Carrying(step, sent, Optional.of(each));
        }
    }
}
