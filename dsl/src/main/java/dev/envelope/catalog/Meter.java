package dev.envelope.catalog;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Nearest;
import java.util.Locale;
import java.util.stream.Stream;

/** What a product counts to write its bill, in a month. */
public enum Meter {
    /** Machines that run all month. */
    INSTANCES,
    /** One of it in each region, such as a load balancer. */
    RESOURCES,
    /** The largest of several measures of load, in units such as Amazon's LCU. */
    CAPACITY_UNITS,
    /** Ordered logs of a stream. */
    SHARDS,
    /** Calls. */
    REQUESTS,
    /** Calls that read. */
    READS,
    /** Calls that write. */
    WRITES,
    /** Data that is in it, once. */
    STORED,
    /** Room for the data: its copies and the headroom. */
    PROVISIONED,
    /** Bytes that come in. */
    BYTES_IN,
    /** Bytes that go out. */
    BYTES_OUT,
    /** Bytes of calls to it and of its answers. */
    PROCESSED,
    /** Bytes that go out to users. */
    TO_USERS,
    /** Bytes a second that go out to users at the busiest time. */
    PEAK_TO_USERS,
    /** Bytes between zones of a region, copies of written data among them. */
    BETWEEN_ZONES,
    /** Bytes between regions. */
    BETWEEN_REGIONS;

    /** As a bill names it: {@code bytes in}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Meter parse(String words) {
        return Stream.of(values())
                .filter(meter -> meter.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new DesignException(
                        "meter \"" + words + "\"",
                        "it is none of " + Stream.of(values()).map(Meter::words).toList(),
                        Nearest.remedy(
                                words, Stream.of(values()).map(Meter::words).toList(), "write requests")));
    }
}
