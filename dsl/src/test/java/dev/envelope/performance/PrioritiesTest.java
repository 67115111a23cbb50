package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Priorities against chains solved number by number, laws that hold for any order, and their own limits. */
class PrioritiesTest {

    private static Priorities paidAndFree(double paid, double free, double servers) {
        return priorities(
                        priorityClass("paid", perSecond(paid), seconds(1)),
                        priorityClass("free", perSecond(free), seconds(1)))
                .servers(servers);
    }

    /** Kleinrock: whatever the order, the waits weighted by their loads add up to {@code ρ W₀ ÷ (1 − ρ)}. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.4, 0, 2", "0.05, 0.9, 1, 1", "0.45, 0.5, 3, 0.5"})
    void waitsAreConserved(double first, double second, double one, double two) {
        var a = priorityClass("a", perSecond(first), seconds(1)).variability(one);
        var b = priorityClass("b", perSecond(second / 3), seconds(3)).variability(two);
        double load = first + second;
        double left = first * (1 + one * one) / 2 + second * 3 * (1 + two * two) / 2;
        for (Priorities order : new Priorities[] {priorities(a, b), priorities(b, a)}) {
            double sum = first * order.meanWait("a").value()
                    + second * order.meanWait("b").value();
            assertThat(sum).isCloseTo(load * left / (1 - load), withinPercentage(1e-9));
        }
    }

    @Test
    void oneClassIsTheQueueWithoutPriorities() {
        var one = priorityClass("all", perSecond(80), ms(10)).variability(2);
        assertThat(priorities(one).meanWait("all").value())
                .isCloseTo(mg1(perSecond(80), ms(10), 2).meanWait().value(), withinPercentage(1e-9));
        assertThat(priorities(one).preemptive().meanWait("all").value())
                .isCloseTo(mg1(perSecond(80), ms(10), 2).meanWait().value(), withinPercentage(1e-9));
        var many = priorityClass("all", perSecond(800), ms(10));
        for (Priorities each : new Priorities[] {
            priorities(many).servers(10), priorities(many).servers(10).preemptive()
        }) {
            assertThat(each.meanWait("all").value())
                    .isCloseTo(mmc(perSecond(800), ms(10), 10).meanWait().value(), withinPercentage(1e-9));
        }
    }

    @Test
    void whoInterruptsDoesNotSeeThoseBelow() {
        for (double servers : new double[] {1, 3}) {
            var alone = mmc(perSecond(0.5 * servers), seconds(1), servers);
            assertThat(paidAndFree(0.5 * servers, 0.4 * servers, servers)
                            .preemptive()
                            .meanResponse("paid")
                            .value())
                    .isCloseTo(alone.meanResponse().value(), withinPercentage(1e-9));
        }
    }

    /** The states (paid, free) and whom the servers work for, solved by iteration over at most 120 of each. */
    @ParameterizedTest
    @CsvSource({"1, 0.3, 0.4", "2, 0.5, 0.8", "3, 0.6, 1.5"})
    void preemptiveWaitsAreThoseOfTheChain(int servers, double paid, double free) {
        int most = 120;
        double[][] p = new double[most][most];
        p[0][0] = 1;
        double step = 1 / (paid + free + servers);
        for (int i = 0; i < 20_000; i++) {
            double[][] next = new double[most][most];
            for (int a = 0; a < most; a++) {
                for (int b = 0; b < most; b++) {
                    double mass = p[a][b];
                    if (mass < 1e-16) {
                        continue;
                    }
                    int high = Math.min(a, servers);
                    int low = Math.min(b, servers - high);
                    next[Math.min(a + 1, most - 1)][b] += mass * step * paid;
                    next[a][Math.min(b + 1, most - 1)] += mass * step * free;
                    next[Math.max(a - 1, 0)][b] += mass * step * high;
                    next[a][Math.max(b - 1, 0)] += mass * step * low;
                    next[a][b] += mass * (1 - step * (paid + free + high + low));
                }
            }
            p = next;
        }
        double mean = 0;
        for (int a = 0; a < most; a++) {
            for (int b = 0; b < most; b++) {
                mean += b * p[a][b];
            }
        }
        assertThat(paidAndFree(paid, free, servers)
                        .preemptive()
                        .meanResponse("free")
                        .value())
                .isCloseTo(mean / free, withinPercentage(0.1));
    }

    @Test
    void aSimulationOfTheSameDesignAgrees() {
        for (int servers : new int[] {1, 4}) {
            var api = service("api")
                    .instances(1)
                    .concurrency(servers)
                    .serviceTime(ms(10))
                    .policy(priority("paid", "free"));
            var waits = system("desk")
                    .operation(read("paid").rate(perSecond(20 * servers)))
                    .operation(read("free").rate(perSecond(60 * servers)))
                    .peak(1)
                    .flow("paid", api)
                    .flow("free", api)
                    .simulate()
                    .requests(2_000_000)
                    .relativeHalfWidth(percent(0))
                    .table();
            var exact = priorities(
                            priorityClass("paid", perSecond(20 * servers), ms(10)),
                            priorityClass("free", perSecond(60 * servers), ms(10)))
                    .servers(servers);
            for (int i = 0; i < 2; i++) {
                String name = waits.stringColumn(0).get(i);
                assertThat(waits.doubleColumn("mean").get(i))
                        .isCloseTo(
                                exact.meanResponse(name).value(),
                                within(1.4 * waits.doubleColumn("mean ±").get(i)));
            }
        }
    }

    /** The server is always busy, in the part of the time that the paid ones leave it with free ones. */
    @Test
    void anOverloadOfThoseBelowIsBoundedAbove() {
        var desk = paidAndFree(0.5, 0.7, 1);
        assertThat(desk.meanWait("free")).hasToString("unbounded");
        assertThat(desk.meanWait("paid").value()).isCloseTo((0.5 + 0.5) / (1 - 0.5), withinPercentage(1e-9));
        assertThat(paidAndFree(1, 1.5, 2).meanWait("paid").value()).isCloseTo(0.5 / (1 - 0.5), withinPercentage(1e-9));
    }

    @Test
    void whatIsNotSolvedIsRefused() {
        var queue = priorities(priorityClass("paid", perSecond(1), ms(10)), priorityClass("free", perSecond(1), ms(20)))
                .servers(2);
        assertThatThrownBy(() -> queue.meanWait("paid").value())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("one exponential service time of all classes");
        assertThatThrownBy(() -> queue.meanWait("piad")).hasMessageContaining("did you mean \"paid\"?");
        assertThatThrownBy(() ->
                        priorities(priorityClass("a", perSecond(1), ms(10)), priorityClass("a", perSecond(1), ms(20))))
                .hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> priorityClass(" ", perSecond(1), ms(1))).hasMessageContaining("has a name");
    }
}
