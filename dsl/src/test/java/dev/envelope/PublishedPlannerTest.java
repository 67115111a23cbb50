package dev.envelope;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.cost.Bill;
import dev.envelope.model.Broker;
import dev.envelope.model.Operation;
import org.junit.jupiter.api.Test;

/**
 * What Netflix's service-capacity-modeling plans for certain inputs, in us-east-1 at three-year prices of
 * 3yr-reserved_ec2.json@a52b31f9: stateless_java.py@b5ef07b5, kafka.py@09f457ad.
 */
class PublishedPlannerTest {

    @Test
    void aServiceByThePlannersRulesIsThePlannersAnswer() {
        // 34.72 busy of a reference core, 30.2 % of 115; a c7a core does 2.413 times as much: 3 c7a.4xlarge, $8,268.99
        Bill bill = system("Service")
                .operation(read("call").rate(perSecond(3_472)).payload(bytes(0)))
                .peak(1)
                .purchase(reserved(years(3)))
                .flow(
                        "call",
                        client("callers"),
                        service("java")
                                .serviceTime(ms(10).dividedBy(2.413))
                                .cores(4)
                                .on("c7a.xlarge")
                                .utilisation(percent(100 * 34.72 / 115))
                                .spare(0))
                .cost()
                .bill();

        assertThat(bill.lines().get(0).used().value() * 4).isEqualTo(3.0 * 16);
        assertThat(bill.of("java").value() * 12).isCloseTo(8_268.99, within(1.0));
    }

    @Test
    void aStreamCostsTheSameWhetherItIsStatedInMessagesOrInBytes() {
        // the planner: $193,457.43 and $2,353.98
        Bill bytes = inThreeZones(write("append").rate(perSecond(1)).payload(MiB(100)));
        Bill messages = inThreeZones(write("append").rate(perSecond(102_400)).payload(KiB(1)));

        assertThat(messages.total().value()).isEqualTo(bytes.total().value()).isPositive();
        assertThat(messages.lines().stream().map(line -> line.used().value()).toList())
                .isEqualTo(
                        bytes.lines().stream().map(line -> line.used().value()).toList());
    }

    private static Bill inThreeZones(Operation append) {
        return on(append, stream("kafka").retention(days(7)).copies(2))
                .zones(3)
                .cost()
                .bill();
    }

    private static SystemDesign on(Operation append, Broker kafka) {
        return system("Stream")
                .operation(append)
                .peak(1)
                .purchase(reserved(years(3)))
                .flow("append", client("producers"), kafka);
    }

    @Test
    void aStreamByThePlannersRulesForDisksIsThePlannersAnswer() {
        // 43 i3en.xlarge in each of three zones, their disks of 2,328 GiB 40 % full: $193,457.43
        Bill bill = on(
                        write("append").rate(perSecond(102_400)).payload(KiB(1)),
                        stream("kafka")
                                .retention(days(7))
                                .copies(2)
                                .on("i3en.xlarge")
                                .storage(GiB(2_328 * 0.4))
                                .spare(0))
                .cost()
                .bill();

        assertThat(bill.lines().get(0).used().value()).isCloseTo(3 * 43, withinPercentage(2));
        assertThat(bill.of("kafka").value() * 12).isCloseTo(193_457.43, withinPercentage(2));
    }
}
