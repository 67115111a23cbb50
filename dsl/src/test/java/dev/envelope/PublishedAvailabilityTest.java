package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.now;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.availability.Redundancy;
import org.junit.jupiter.api.Test;

/** Published examples of availability, in the words of the language. */
class PublishedAvailabilityTest {

    /** Microsoft, "Designing resilient applications for Azure", 2017 to 2019: a queue takes what the database cannot. */
    @Test
    void webAppAndDatabaseWithAQueueToFallBackOn() {
        published(Redundancy.series(percent(99.95), percent(99.99)), percent(99.94), percent(0.005));
        var either = Redundancy.parallel(percent(99.99), percent(99.9));
        published(either, percent(99.99999), percent(5e-6));
        exact(Redundancy.series(percent(99.95), either), percent(99.949990005));
    }

    /** D. Martin, The System Design Primer, 2017. */
    @Test
    void twoPartsInSequenceAndInParallel() {
        exact(Redundancy.series(percent(99.9), percent(99.9)), percent(99.8001));
        exact(Redundancy.parallel(percent(99.9), percent(99.9)), percent(99.9999));
    }

    /** Reliability Analytics (MIL-HDBK-338), "k out of n Configuration", 2011. */
    @Test
    void threeOfFourDisplays() {
        exact(Redundancy.kOfN(3, 4, percent(90)), percent(94.77));
    }

    /** ReliaSoft, "RBDs and Analytical System Reliability", examples 1 and 3. */
    @Test
    void threeUnits() {
        exact(Redundancy.series(percent(99.5), percent(98.7), percent(97.3)), percent(95.5549245));
        published(Redundancy.parallel(percent(99.5), percent(98.7), percent(97.3)), percent(99.9998245), percent(5e-8));
    }

    /** AWS, Reliability Pillar, "Availability", 2018. */
    @Test
    void oneFailureInAHundredAndFiftyDays() {
        exact(Redundancy.ofRepair(days(150), hours(1)), percent(99.97222993612885));
    }

    /** The same page: a service and two others that it cannot do without. */
    @Test
    void twoHardDependencies() {
        var design = system().operation(read("page").rate(perSecond(1)))
                .flow(
                        "page",
                        client("browser"),
                        service("web").availability(percent(99.99)).instances(1),
                        parallel(
                                external("a").availability(percent(99.99)),
                                external("b").availability(percent(99.99))));

        exact(now(design, availability("page")), percent(99.97000299990));
    }
}
