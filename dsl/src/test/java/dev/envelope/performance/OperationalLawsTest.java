package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A system of which everything is known, told from each part of it that is enough. */
class OperationalLawsTest {

    /** 100 users who think 2 s; 40/s, each visiting the disk three times for 5 ms; two disks. */
    private static OperationalLaws disk() {
        return operationalLaws().servers(2);
    }

    static OperationalLaws[] enough() {
        var system = disk().users(100).think(seconds(2));
        return new OperationalLaws[] {
            system.throughput(perSecond(40)).visits(3).service(ms(5)).visit(ms(9)),
            system.response(ms(500)).visitRate(perSecond(120)).demand(ms(15)).queue(1.08),
            system.throughput(perSecond(40)).utilisation(percent(30)).visits(3).queue(1.08),
            disk().throughput(perSecond(40))
                    .response(ms(500))
                    .think(seconds(2))
                    .utilisation(percent(30))
                    .service(ms(5))
                    .visit(ms(9)),
            disk().users(100)
                    .response(ms(500))
                    .utilisation(percent(30))
                    .demand(ms(15))
                    .service(ms(5))
                    .visit(ms(9)),
            system.utilisation(percent(30)).service(ms(5)).visits(3).visit(ms(9)),
            system.visits(3).queue(1.08).visit(ms(9)).service(ms(5)),
        };
    }

    @ParameterizedTest
    @MethodSource("enough")
    void allFollowsInAnyDirection(OperationalLaws laws) {
        assertThat(laws.users().value()).isCloseTo(100, withinPercentage(1e-9));
        assertThat(laws.throughput().value()).isCloseTo(40, withinPercentage(1e-9));
        assertThat(laws.response().value()).isCloseTo(0.5, withinPercentage(1e-9));
        assertThat(laws.think().value()).isCloseTo(2, withinPercentage(1e-9));
        assertThat(laws.visits().value()).isCloseTo(3, withinPercentage(1e-9));
        assertThat(laws.service().value()).isCloseTo(0.005, withinPercentage(1e-9));
        assertThat(laws.demand().value()).isCloseTo(0.015, withinPercentage(1e-9));
        assertThat(laws.visitRate().value()).isCloseTo(120, withinPercentage(1e-9));
        assertThat(laws.utilisation().value()).isCloseTo(0.3, withinPercentage(1e-9));
        assertThat(laws.visit().value()).isCloseTo(0.009, withinPercentage(1e-9));
        assertThat(laws.queue().value()).isCloseTo(1.08, withinPercentage(1e-9));
        assertThat(laws.toString()).doesNotContain("Contradictions");
    }

    @Test
    void whatIsAssumedIsTold() {
        var laws = operationalLaws().users(20).throughput(perSecond(5));
        assertThat(laws.response().value()).isCloseTo(4, withinPercentage(1e-9));
        assertThat(laws.toString()).contains("assumed: nobody thinks");
    }

    @Test
    void measurementsThatDoNotAgreeAreTold() {
        var laws = operationalLaws().users(20).throughput(perSecond(5)).think(seconds(2));
        assertThat(laws.response(ms(2_005)).toString()).doesNotContain("Contradictions");
        assertThat(laws.response(seconds(3)).toString())
                .contains("Contradictions")
                .containsOnlyOnce("does not agree with")
                .contains("users: 20 does not agree with 25, which follows from throughput, response time, think time");
    }

    /** Users who think longer than their calls come round for. */
    @Test
    void aTimeThatWouldBeNegativeIsAContradiction() {
        assertThat(operationalLaws()
                        .users(20)
                        .throughput(perSecond(5))
                        .think(seconds(20))
                        .toString())
                .contains("response time would be −16 s, and is not negative");
    }

    @Test
    void anUncertainMeasurementGivesAnInterval() {
        var laws = operationalLaws().throughput(perSecond(40)).utilisation(percent(50, 70));
        assertThat(laws.demand().percentile(5)).isCloseTo(0.0125, withinPercentage(0.5));
        assertThat(laws.toString()).contains("90 % interval").contains("12.5 ms to 17.5 ms");
    }

    @Test
    void whatDoesNotFollowIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> operationalLaws().users(20).throughput())
                .hasMessageContaining("the laws do not tell the throughput")
                .hasMessageContaining("operationalLaws() with users:")
                .hasMessageContaining("state response time");
        assertThat(operationalLaws().toString()).contains("Nothing is stated yet");
    }
}
