package dev.envelope.data.sharding;

import static dev.envelope.quantity.Units.count;

import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Share;
import java.math.BigInteger;

/**
 * The hash of a key modulo the number of nodes: even, and nearly everything moves when that number changes.
 *
 * <pre>{@code modulo(100).moved(101)}</pre>
 *
 * @param nodes how many nodes there are
 */
public record Modulo(int nodes) implements Sharding {

    public Modulo {
        check("modulo", nodes);
    }

    /** At least one node, which a word was given. */
    static void check(String word, int nodes) {
        if (nodes < 1) {
            throw new DesignException(
                    word + "(" + nodes + ")", "keys are spread over one node at least", "write " + word + "(100)");
        }
    }

    @Override
    public Modulo nodes(int number) {
        return new Modulo(number);
    }

    @Override
    public int owner(String key) {
        return (int) Long.remainderUnsigned(Hash.of(key), nodes);
    }

    @Override
    public Share moved(int toNodes) {
        check("moved", toNodes);
        double common =
                BigInteger.valueOf(nodes).gcd(BigInteger.valueOf(toNodes)).doubleValue();
        Count divisor = count(common).named("greatest common divisor");
        Count more = count(Math.max(nodes, toNodes)).named("nodes with the more");
        return Formula.part(divisor, more).complement().named("keys that move");
    }

    @Override
    public String toString() {
        return "hash modulo " + nodes + " nodes";
    }
}
