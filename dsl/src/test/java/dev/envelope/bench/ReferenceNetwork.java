package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.SystemDesign;
import dev.envelope.model.policy.Policy;

/**
 * Six stations in a row with exponential times and 1,000 requests a second: a load balancer, a service, a cache with a database for
 * a tenth of the requests, a broker and a worker. The client calls one after the other, so that no network is between them.
 *
 * <p>The exact mean response is 0.0383916 s; a request is 6.1 events.
 */
public final class ReferenceNetwork {

    static final double EVENTS = 6.1;

    private ReferenceNetwork() {}

    public static SystemDesign design() {
        return design(new Policy[0]);
    }

    /** The same with policies of every station. */
    static SystemDesign design(Policy... policies) {
        return system("reference")
                .operation(read("get").rate(perSecond(1_000)))
                .peak(1)
                .flow(
                        "get",
                        client("caller"),
                        loadBalancer("balancer")
                                .instances(1)
                                .concurrency(1)
                                .serviceTime(ms(0.5))
                                .policy(policies)
                                .times(1),
                        service("service")
                                .instances(1)
                                .concurrency(20)
                                .serviceTime(ms(16))
                                .policy(policies)
                                .times(1),
                        cache("cache")
                                .instances(1)
                                .concurrency(1)
                                .serviceTime(ms(0.5))
                                .policy(policies)
                                .hitRate(0.9)
                                .missTo(database("database")
                                        .instances(1)
                                        .concurrency(8)
                                        .serviceTime(ms(64))
                                        .policy(policies)),
                        service("broker")
                                .instances(1)
                                .concurrency(1)
                                .serviceTime(ms(0.6))
                                .policy(policies)
                                .times(1),
                        worker("worker")
                                .instances(1)
                                .concurrency(10)
                                .serviceTime(ms(8))
                                .policy(policies)
                                .times(1));
    }
}
