package dev.envelope;

import static dev.envelope.Cases.at;
import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Published examples of growth, in the words of the language. */
class PublishedGrowthTest {

    /** Cisco Visual Networking Index 2017–2022, table 1: 122 to 396 EB a month in five years, told as 26 %. */
    @Test
    void globalTrafficGrowsByTheCompoundAnnualRate() {
        exact(growing(PB(122_000), PB(396_000), years(5)).perYear(), count(0.26551434110843132));
    }

    /** Cisco Visual Networking Index 2017–2022: 6.1 to 14.6 billion connections between machines, told as 19 %. */
    @Test
    void machineConnectionsGrowByTheCompoundAnnualRate() {
        exact(growing(billion(6.1), billion(14.6), years(5)).perYear(), count(0.19070617026150472));
    }

    /** "System design architect", a public description: 20 % a year from 1 PB. */
    @Test
    void aPetabyteGrowsByAFifthInAYear() {
        SystemDesign design = system().stored(PB(1)).growth(percent(20));

        assertThat(at(design, data(), years(1))).isCloseTo(1.2e15, withinPercentage(1e-4));
    }
}
