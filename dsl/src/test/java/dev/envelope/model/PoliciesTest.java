package dev.envelope.model;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.model.policy.Autoscaler;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Breaker;
import dev.envelope.model.policy.Policy;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import dev.envelope.quantity.DesignException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class PoliciesTest {

    private static final List<Arguments> SHOWN = List.of(
            Arguments.of(timeout(ms(300)), "timeout 300 ms"),
            Arguments.of(
                    retries(2).backoff(ms(50), ms(1_000)).jitter().budget(percent(10)),
                    "retries 2, first pause 50 ms, longest pause 1,000 ms, retry budget 10 %, full jitter"),
            Arguments.of(
                    breaker(percent(50)).over(20).open(seconds(5)),
                    "failures that open 50 %, calls looked back on 20, open for 5 s"),
            Arguments.of(bulkhead(20), "calls under way 20"),
            Arguments.of(hedge(ms(80)), "hedge after 80 ms"),
            Arguments.of(tokenBucket(perSecond(100), 50), "tokens 100/s, bucket 50"),
            Arguments.of(slidingWindow(100, seconds(1)), "admitted calls 100, window 1 s, sliding"),
            Arguments.of(fixedWindow(100, minutes(1)), "admitted calls 100, window 1 min, fixed"),
            Arguments.of(queueLimit(200), "waiting calls 200"),
            Arguments.of(shedding(ms(100)), "shed after a wait of 100 ms"),
            Arguments.of(priority("pay", "search"), "by priority: pay before search"),
            Arguments.of(processorSharing(), "processor sharing"),
            Arguments.of(fifo(), "in order of arrival"),
            Arguments.of(twoChoices(), "the better of two random instances"),
            Arguments.of(
                    autoscale(percent(60)).between(2, 20).delay(minutes(2)),
                    "autoscaling target 60 %, fewest instances 2, most instances 20, start of an instance 2 min"),
            Arguments.of(healthCheck(seconds(5), 3), "health check every 5 s, failed checks 3"));

    private static final List<Arguments> REFUSED = List.of(
            refused(() -> timeout(ms(0)), "timeout(0 ms): timeout must be above 0; write timeout(ms(300))"),
            refused(() -> retries(-1), "retries(-1): a count is not negative; write retries(1)"),
            refused(
                    () -> retries(2).backoff(seconds(1), ms(50)),
                    "backoff(1 s, 50 ms): the longest pause is not shorter than the first; write backoff(50 ms, 1 s)"),
            refused(() -> retries(2).factor(0.5), "factor(0.5): back-off factor must be at least 1; write factor(2)"),
            refused(
                    () -> retries(2).budget(percent(0)),
                    "budget(0 %): retry budget must be above 0; write budget(percent(10))"),
            refused(
                    () -> breaker(percent(0)),
                    "breaker(0 %): failures that open must be above 0; write breaker(percent(50))"),
            refused(
                    () -> breaker(percent(50)).over(0),
                    "over(0): calls looked back on must be at least 1; write over(20)"),
            refused(() -> bulkhead(0), "bulkhead(0): calls under way must be at least 1; write bulkhead(20)"),
            refused(
                    () -> tokenBucket(perSecond(10), 0.5),
                    "tokenBucket(0.5): bucket must be at least 1; write tokenBucket(perSecond(100), 50)"),
            refused(
                    () -> slidingWindow(0, seconds(1)),
                    "slidingWindow(0): admitted calls must be at least 1; write slidingWindow(100, seconds(1))"),
            refused(
                    () -> priority(),
                    "priority(): nobody comes first; write priority(\"checkout\", \"search\"), the most urgent operation first"),
            refused(
                    () -> priority("a", "a"),
                    "priority(a, a): an operation has one place in the order; write priority(\"checkout\", \"search\"), the most urgent operation first"),
            refused(
                    () -> autoscale(percent(60)).between(5, 2),
                    "between(5, 2): there are at least as many instances at most as at least; write between(2, 5)"),
            refused(
                    () -> healthCheck(seconds(5), 0),
                    "healthCheck(0): failed checks must be at least 1; write healthCheck(seconds(5), 3)"),
            refused(
                    () -> cdn("edge").writeThrough(),
                    "cdn(\"edge\") written through: a content delivery network answers reads; writes go past it; write it of a cache(\"redis\") before the store"));

    private static Arguments refused(ThrowingCallable code, String message) {
        return Arguments.of(code, message);
    }

    @ParameterizedTest
    @FieldSource("SHOWN")
    void showsItselfAloneInACell(Policy policy, String text) {
        assertThat(policy).hasToString(text);
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void nonsenseIsRefusedWithARemedy(ThrowingCallable code, String message) {
        assertThatThrownBy(code).isInstanceOf(DesignException.class).hasMessage(message);
    }

    @Test
    void oneOfTheSameKindReplacesTheOneThatWasThere() {
        Part api = service("api")
                .policy(timeout(ms(300)), tokenBucket(perSecond(100), 50))
                .policy(slidingWindow(100, seconds(1)), timeout(ms(200)), leastConnections())
                .policy(roundRobin());

        assertThat(api)
                .hasToString("service \"api\", timeout 200 ms, admitted calls 100, window 1 s, sliding, round robin");
        assertThat(api.policies().find(RateLimit.class))
                .hasToString("Optional[admitted calls 100, window 1 s, sliding]");
        assertThat(api.policies().find(Balancing.class)).contains(Balancing.ROUND_ROBIN);
        assertThat(api.policies().find(Breaker.class)).isEmpty();
    }

    @Test
    void numbersAreNamedAfterTheComponent() {
        Part api = service("api").policy(timeout(ms(200, 400)), retries(2));

        assertThat(api.stated()).containsOnlyKeys("api: timeout", "api: retries");
        assertThat(why(api.policies().find(Timeout.class).orElseThrow().after()).toString())
                .contains("api: timeout");
        assertThat(why(api.policies().find(Retries.class).orElseThrow().first()).toString())
                .contains("api: first pause", "25 ms", "Envoy", "backoff(ms(50), ms(1_000))");
    }

    @Test
    void aComponentWithAPolicyIsNoReference() {
        var design = system("shop")
                .operation(read("list"))
                .flow("list", client("browser"), service("api"))
                .component(service("api").policy(autoscale(percent(60)).between(2, 20)));

        assertThat(design.model()
                        .architecture()
                        .component("component", "api")
                        .policies()
                        .find(Autoscaler.class))
                .isPresent();
    }

    @Test
    void policiesStayWhenOtherThingsAreStated() {
        assertThat(cache("redis")
                        .policy(timeout(ms(5)))
                        .hitRate(0.9)
                        .in("eu")
                        .popularity(zipf(0.8))
                        .writeThrough())
                .hasToString("cache \"redis\": hit rate 90 %, in eu, timeout 5 ms, written through");
        assertThat(database("db").policy(timeout(ms(5))).copies(3))
                .hasToString("database \"db\": copies 3, timeout 5 ms");
        assertThat(queue("q").policy(timeout(ms(5))).partitions(3))
                .hasToString("queue \"q\": partitions 3, timeout 5 ms");
    }

    @Test
    void aCacheIsWrittenInOneWay() {
        Cache redis = cache("redis").ttl(minutes(5)).writeBehind(seconds(2));

        assertThat(redis).hasToString("cache \"redis\": time to live 5 min, flushed every 2 s, written behind");
        assertThat(redis.writeThrough()).hasToString("cache \"redis\": time to live 5 min, written through");
        assertThat(redis.cacheAside()).hasToString("cache \"redis\": time to live 5 min");
        assertThat(redis.writeAround()).hasToString("cache \"redis\": time to live 5 min, written around");
        assertThat(cache("redis").writing()).isEqualTo(Cache.Writing.ASIDE);
        assertThat(cdn("edge").writing()).isEqualTo(Cache.Writing.AROUND);
        assertThat(cdn("edge")).hasToString("CDN \"edge\"");
        assertThat(cdn("edge").cacheAside()).hasToString("CDN \"edge\", written aside");
    }
}
