package dev.envelope;

import dev.envelope.data.sharding.Modulo;
import dev.envelope.data.sharding.Ring;
import dev.envelope.model.policy.Autoscaler;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Breaker;
import dev.envelope.model.policy.Bulkhead;
import dev.envelope.model.policy.Discipline;
import dev.envelope.model.policy.HealthCheck;
import dev.envelope.model.policy.Hedge;
import dev.envelope.model.policy.QueueLimit;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Shedding;
import dev.envelope.model.policy.Timeout;
import dev.envelope.model.policy.TokenBucket;
import dev.envelope.model.policy.Window;
import dev.envelope.performance.calibration.Calibration;
import dev.envelope.performance.overload.Admission;
import dev.envelope.performance.overload.Amplification;
import dev.envelope.performance.overload.Backlog;
import dev.envelope.performance.overload.Pauses;
import dev.envelope.performance.overload.Protection;
import dev.envelope.performance.overload.RetryStorm;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/** The words for how calls are protected, limited and spread: {@code payments.policy(timeout(ms(300)), retries(2))}. */
public abstract class PolicyWords extends PatternWords {

    PolicyWords() {}

    /** How long a caller waits for the answer to one try. */
    public static Timeout timeout(Time after) {
        return Timeout.after(after);
    }

    /** How often a caller tries again after a try has failed: {@code retries(2).backoff(ms(50), ms(1_000)).jitter()}. */
    public static Retries retries(int most) {
        return Retries.of(most);
    }

    /** How often a caller tries again after a try has failed, which may be uncertain. */
    public static Retries retries(Count most) {
        return Retries.of(most);
    }

    /** A circuit breaker: a caller that sees this part of its calls fail stops calling for a time. */
    public static Breaker breaker(Share failures) {
        return Breaker.at(failures);
    }

    /** How many calls an instance of a caller has under way at once. */
    public static Bulkhead bulkhead(int calls) {
        return Bulkhead.of(calls);
    }

    /** How many calls an instance of a caller has under way at once, which may be uncertain. */
    public static Bulkhead bulkhead(Count calls) {
        return Bulkhead.of(calls);
    }

    /** A second call of the same after so long without an answer, of which the first answer counts. */
    public static Hedge hedge(Time after) {
        return Hedge.after(after);
    }

    /** A rate limit: a bucket of so many tokens that fills at this rate, of which each call takes one. */
    public static TokenBucket tokenBucket(Rate rate, double size) {
        return tokenBucket(rate, Count.of("tokenBucket(50)", size));
    }

    /** A rate limit: a bucket of so many tokens, which may be uncertain, that fills at this rate. */
    public static TokenBucket tokenBucket(Rate rate, Count size) {
        return TokenBucket.of(rate, size);
    }

    /** A rate limit: so many calls in any time of this length. */
    public static Window slidingWindow(int calls, Time length) {
        return slidingWindow(Count.of("slidingWindow(100)", calls), length);
    }

    /** A rate limit: so many calls, which may be uncertain, in any time of this length. */
    public static Window slidingWindow(Count calls, Time length) {
        return Window.sliding(calls, length);
    }

    /** A rate limit: so many calls between two whole multiples of this length, as a counter that starts anew. */
    public static Window fixedWindow(int calls, Time length) {
        return fixedWindow(Count.of("fixedWindow(100)", calls), length);
    }

    /** A rate limit: so many calls, which may be uncertain, between two whole multiples of this length. */
    public static Window fixedWindow(Count calls, Time length) {
        return Window.fixed(calls, length);
    }

    /** How many calls may wait at each instance; one more is turned away. */
    public static QueueLimit queueLimit(int calls) {
        return QueueLimit.of(calls);
    }

    /** How many calls may wait at each instance, which may be uncertain; one more is turned away. */
    public static QueueLimit queueLimit(Count calls) {
        return QueueLimit.of(calls);
    }

    /** Turning away calls that have waited longer than this when their turn comes. */
    public static Shedding shedding(Time wait) {
        return Shedding.after(wait);
    }

    /** Calls of these operations are worked on first, in this order. */
    public static Discipline priority(String... operations) {
        return Discipline.priority(operations);
    }

    /** All calls at an instance are worked on at once, each with an equal share of its cores. */
    public static Discipline processorSharing() {
        return Discipline.of(Discipline.Order.SHARING);
    }

    /** Calls are worked on in the order of their arrival. */
    public static Discipline fifo() {
        return Discipline.of(Discipline.Order.ARRIVAL);
    }

    /** Each call goes to the instance with the fewest calls. */
    public static Balancing leastConnections() {
        return Balancing.LEAST_CONNECTIONS;
    }

    /** Calls go to the instances in turn. */
    public static Balancing roundRobin() {
        return Balancing.ROUND_ROBIN;
    }

    /** Each call goes to any instance, by chance. */
    public static Balancing random() {
        return Balancing.RANDOM;
    }

    /** Each call goes to the one with fewer calls of two instances that were chosen by chance. */
    public static Balancing twoChoices() {
        return Balancing.TWO_CHOICES;
    }

    /** All calls of one user go to the same instance. */
    public static Balancing ipHash() {
        return Balancing.IP_HASH;
    }

    /** As many instances as keep their utilisation near a target: {@code autoscale(percent(60)).between(2, 20)}. */
    public static Autoscaler autoscale(Share utilisation) {
        return Autoscaler.at(utilisation);
    }

    /** Each instance is asked so often, and gets no calls after so many failures in a row. */
    public static HealthCheck healthCheck(Time every, int failures) {
        return HealthCheck.of(every, failures);
    }

    /** What a rate limit lets through at most: {@code admission(tokenBucket(perSecond(100), 50)).within(seconds(10))}. */
    public static Admission admission(RateLimit limit) {
        return Admission.of(limit);
    }

    /** How many tries reach the bottom of so many layers for one call at the top while the bottom is down. */
    public static Count amplification(Retries each, int layers) {
        return Amplification.whenDown(each, Count.of("amplification(3)", layers));
    }

    /** How long a caller pauses before each of its retries. */
    public static Pauses pauses(Retries retries) {
        return Pauses.of(retries);
    }

    /** What a circuit breaker does: how soon it opens, and what it still lets through. */
    public static Protection protection(Breaker breaker) {
        return new Protection(breaker);
    }

    /** What a burst above the capacity leaves behind. */
    public static Backlog backlog(Rate burst, Rate capacity, Time lasts) {
        return new Backlog(burst, capacity, lasts);
    }

    /** What retries of calls that timed out do to so many servers, and from where on the load does not come down by itself. */
    public static RetryStorm retryStorm(Time serviceTime, double servers, Timeout timeout, Retries retries) {
        return RetryStorm.of(serviceTime, Count.of("retryStorm(100)", servers), timeout, retries);
    }

    /** The same of a component of a design, whose servers, timeout and retries are those that it states: with a simulation beside it. */
    public static RetryStorm retryStorm(SystemDesign design, String component) {
        return RetryStorm.of(design.model(), component);
    }

    /** Keys spread over so many nodes by their hash modulo that number. */
    public static Modulo modulo(int nodes) {
        return new Modulo(nodes);
    }

    /** Keys spread over so many nodes by consistent hashing: {@code ring(100).virtualNodes(160)}. */
    public static Ring ring(int nodes) {
        return Ring.of(nodes);
    }

    /** What a load test says of a component, from a CSV or an answer of Prometheus: {@code calibrate(Path.of("load-test.csv"))}. */
    public static Calibration calibrate(Path loadTest) {
        return Calibration.of(loadTest);
    }

    /** What the measurements of a table say of a component: {@code calibrate(Table.create(..., DoubleColumn.create("throughput", ...)))}. */
    public static Calibration calibrate(Table loadTest) {
        return Calibration.of(loadTest);
    }
}
