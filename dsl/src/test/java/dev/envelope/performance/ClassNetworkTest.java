package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class ClassNetworkTest {

    private static UserClass queries(double users) {
        return userClass("query", users)
                .think(seconds(2))
                .demand("cpu", ms(105))
                .demand("disk", ms(180));
    }

    private static UserClass updates(double users) {
        return userClass("update", users).demand("disk", ms(480)).demand("cpu", ms(375));
    }

    /** Of one user each: whoever comes finds what the other leaves alone, 1/4 and 3/4, 1/3 and 2/3. */
    @Test
    void twoUsersAreSolvedByHand() {
        var network = closedNetwork(
                userClass("a", 1).demand("cpu", seconds(1)).demand("disk", seconds(3)),
                userClass("b", 1).demand("cpu", seconds(2)).demand("disk", seconds(4)));
        assertThat(network.throughput("a").value()).isCloseTo(3 / 19.0, withinPercentage(1e-9));
        assertThat(network.throughput("b").value()).isCloseTo(2 / 19.0, withinPercentage(1e-9));
        assertThat(network.utilisation("disk").value()).isCloseTo(17 / 19.0, withinPercentage(1e-9));
    }

    @Test
    void classesOfTheSameKindAreOneClass() {
        var one = closedNetwork(station("cpu", ms(20)), station("disk", ms(50))).think(seconds(1));
        var split = closedNetwork(
                userClass("a", 7).think(seconds(1)).demand("cpu", ms(20)).demand("disk", ms(50)),
                userClass("b", 23).think(seconds(1)).demand("cpu", ms(20)).demand("disk", ms(50)));
        assertThat(split.throughput("a").plus(split.throughput("b")).value())
                .isCloseTo(one.throughput(count(30)).value(), withinPercentage(1e-9));
        assertThat(split.queue("disk").value())
                .isCloseTo(one.queue("disk", count(30)).value(), withinPercentage(1e-9));
    }

    @Test
    void usersAreSomewhere() {
        var network = closedNetwork(queries(10), updates(3));
        double thinking = network.throughput("query").value() * 2;
        double there = network.queue("cpu").value() + network.queue("disk").value();
        assertThat(thinking + there).isCloseTo(13, withinPercentage(1e-9));
    }

    @Test
    void theOrderOfClassesDoesNotMatter() {
        assertThat(closedNetwork(queries(10), updates(3)).throughput("query").value())
                .isCloseTo(
                        closedNetwork(updates(3), queries(10))
                                .throughput("query")
                                .value(),
                        withinPercentage(1e-9));
    }

    @Test
    void veryManyMixesAreApproximatedAndSaySo() {
        var few = closedNetwork(queries(700), updates(600));
        var many = closedNetwork(queries(800), updates(800));
        assertThat(few.toString()).contains("Exact");
        assertThat(many.toString()).contains("Schweitzer's approximation");
        // both fill the disk
        assertThat(many.utilisation("disk").value()).isCloseTo(1, withinPercentage(0.1));
        assertThat(few.utilisation("disk").value()).isCloseTo(1, withinPercentage(0.1));
    }

    @Test
    void schweitzerIsNearTheExactAnswer() {
        double[][] demands = {{0.105, 0.18}, {0.375, 0.48}};
        double[] think = {2, 0};
        var exact = MeanValue.exact(demands, think, new int[] {10, 3});
        var near = MeanValue.schweitzer(demands, think, new double[] {10, 3});
        assertThat(near.throughput()[0]).isCloseTo(exact.throughput()[0], withinPercentage(10));
        assertThat(near.throughput()[1]).isCloseTo(exact.throughput()[1], withinPercentage(10));
    }

    /** Uncertain users are seldom whole numbers: in proportion to those of the four mixes around, and all of them are somewhere. */
    @Test
    void betweenNumbersOfUsersItIsInProportion() {
        var between = closedNetwork(queries(2.25), updates(3.5));
        double around = 0;
        for (int more = 0; more < 4; more++) {
            double part = (more % 2 == 0 ? 0.75 : 0.25) * 0.5;
            var whole = closedNetwork(queries(2 + more % 2), updates(3 + more / 2));
            around += part * whole.throughput("query").value();
        }
        double throughput = between.throughput("query").value();
        assertThat(throughput).isCloseTo(around, withinPercentage(1e-9));
        double waiting = between.queue("cpu").value() + between.queue("disk").value();
        assertThat(waiting + 2 * throughput).isCloseTo(2.25 + 3.5, withinPercentage(1e-9));
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        var network = closedNetwork(queries(1), updates(1));
        assertThatThrownBy(() -> network.throughput("querry")).hasMessageContaining("did you mean \"query\"?");
        assertThatThrownBy(() -> network.queue("dsk")).hasMessageContaining("did you mean \"disk\"?");
        assertThatThrownBy(() -> closedNetwork(queries(1), queries(2))).hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> closedNetwork(userClass("idle", 3))).hasMessageContaining("a demand");
        assertThatThrownBy(() -> closedNetwork(userClass("quick", 3).demand("cpu", ms(0))))
                .hasMessageContaining("ask without end");
    }
}
