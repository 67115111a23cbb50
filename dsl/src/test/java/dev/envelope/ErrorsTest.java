package dev.envelope;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is told in one line: what was given, by the word that was written, the rule, and what to write instead. */
class ErrorsTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Count USERS = million(8, 12);
    private static final Count REQUESTS = count(5, 20);
    private static final Time LATENCY = ms(20, 80);

    private static Arguments error(Supplier<?> mistake, String message) {
        return Arguments.of(message, mistake);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                error(() -> system().users(-5), "users(-5): a count is not negative; write users(5)"),
                error(() -> system().users(0), "users(0): users must be above 0; write users(10_000_000)"),
                error(() -> system().users(million(0)), "users(0): users must be above 0; write users(10_000_000)"),
                error(() -> system().users(NAN), "users(NaN): a count is a finite number; write users(10_000_000)"),
                error(
                        () -> system().users(INFINITY),
                        "users(Infinity): a count is a finite number; write users(10_000_000)"),
                error(() -> system().peak(0.5), "peak(0.5): peak factor must be at least 1; write peak(3)"),
                error(() -> system().peak(0), "peak(0): peak factor must be at least 1; write peak(3)"),
                error(
                        () -> system().peak(0.5, 3),
                        "peak(0.5 to 3): peak factor must be at least 1, the low end of its range too; write peak(3)"),
                error(
                        () -> system().peak(count(uniform(0.5, 2))),
                        "peak(any of 0.5 to 2): peak factor must be at least 1, the low end of its range too; write peak(3)"),
                error(() -> system().peak(NAN), "peak(NaN): a count is a finite number; write peak(3)"),
                error(
                        () -> system().peak(3, 2),
                        "peak(3, 2): a 90 % interval has a low end below its high end; write peak(2, 3)"),
                error(() -> system().replication(0), "replication(0): copies must be at least 1; write replication(3)"),
                error(
                        () -> system().replication(NAN),
                        "replication(NaN): a count is a finite number; write replication(3)"),
                error(
                        () -> system().requestsPerUser(5, 2),
                        "requestsPerUser(5, 2): a 90 % interval has a low end below its high end; write requestsPerUser(2, 5)"),
                error(
                        () -> system().requestsPerUser(0),
                        "requestsPerUser(0): requests per user and day must be above 0; write requestsPerUser(10)"),
                error(
                        () -> system().retention(years(0)),
                        "retention(0 y of 365 d): retention must be above 0; write retention(years(2))"),
                error(() -> system().scale(0), "scale(0): scale must be above 0; write scale(10)"),
                error(
                        () -> read("page").perUserPerDay(0),
                        "perUserPerDay(0): per user and day must be above 0; write perUserPerDay(10)"),
                error(
                        () -> read("page").perUserPerDay(20, 3),
                        "perUserPerDay(20, 3): a 90 % interval has a low end below its high end; write perUserPerDay(3, 20)"),
                error(() -> write("post").fanout(0), "fanout(0): deliveries each must be above 0; write fanout(6)"),
                error(
                        () -> read("page").rate(perSecond(0)),
                        "rate(0/s): rate must be above 0; write rate(perSecond(100))"));
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                error(
                        () -> million(5, 2),
                        "million(5, 2): a 90 % interval has a low end below its high end; write million(2, 5)"),
                error(
                        () -> million(5, 5),
                        "million(5, 5): a 90 % interval has a low end below its high end; write million(5) for a certain amount"),
                error(
                        () -> million(0, 5),
                        "million(0, 5): the low end of a 90 % interval is above 0, since the amount is lognormal;"
                                + " write a small positive low end, or million(5) for a certain amount"),
                error(
                        () -> million(NAN, 5),
                        "million(NaN, 5): both ends of a 90 % interval are finite numbers; write million(20, 80)"),
                error(
                        () -> ms(1, INFINITY),
                        "ms(1, Infinity): both ends of a 90 % interval are finite numbers; write ms(20, 80)"),
                error(() -> ms(NAN), "ms(NaN): a time is a finite number; write ms(20)"),
                error(() -> bytes(-1), "bytes(-1): a size is not negative; write bytes(1)"),
                error(() -> usd(-5), "usd(-5): a sum of money is not negative; write usd(5)"),
                error(() -> mbps(-3), "mbps(-3): a bandwidth is not negative; write mbps(3)"),
                error(() -> perSecond(-1), "perSecond(-1): a rate is not negative; write perSecond(1)"),
                error(() -> USERS.times(-1), "times(-1): a count is not negative; write times(1)"),
                error(
                        () -> percent(120),
                        "percent(120): a share is at most 100, the whole; write percent(95);"
                                + " growth by more than the whole is timesPerYear(2.5)"),
                error(
                        () -> percent(-10),
                        "percent(-10): a share is not negative; write percent(10);"
                                + " shrinking by a tenth a year is timesPerYear(0.9)"),
                error(
                        () -> percent(95, 100),
                        "percent(95, 100): the ends of a share's 90 % interval lie inside 0..100 and never on its bounds;"
                                + " write percent(95, 99.9)"),
                error(
                        () -> percent(0, 5),
                        "percent(0, 5): the ends of a share's 90 % interval lie inside 0..100 and never on its bounds;"
                                + " write percent(0.1, 5)"),
                error(
                        () -> share(0.2, 1.4),
                        "share(0.2, 1.4): the ends of a share's 90 % interval lie inside 0..1 and never on its bounds;"
                                + " write share(0.2, 0.999)"),
                error(() -> nines(0), "nines(0): there are more than 0 and at most 15 nines; write nines(3)"),
                error(
                        () -> timesPerYear(0),
                        "timesPerYear(0): the factor of a year is above 0; 1 is no growth; write timesPerYear(2.5)"),
                error(
                        () -> growing(TB(0), TB(5), years(1)),
                        "growing(... 0 TB ...): growth is told between amounts above 0, over a time above 0;"
                                + " write growing(TB(10), TB(50), months(12)) or doublingEvery(months(6))"),
                error(
                        () -> growth(percent(20)).timeTo(0),
                        "timeTo(0): an amount becomes a number of times as much, above 0; write timeTo(10)"));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                error(
                        () -> triangular(5, 1, 3),
                        "triangular(5, 1, 3): three numbers are the minimum, the likely value and the maximum, in this order;"
                                + " write triangular(5, 10, 40)"),
                error(
                        () -> uniform(3, 1),
                        "uniform(3, 1): the lower bound comes first and is below the upper one; write uniform(1, 9)"),
                error(
                        () -> normal(3, 0),
                        "normal(3, 0): a normal distribution has a finite mean and a standard deviation above 0;"
                                + " write normal(20, 3): the mean first, then the standard deviation"),
                error(
                        () -> discrete(1, 2, 3),
                        "discrete(1, 2, 3): each value is followed by its weight, and a weight is above 0;"
                                + " write discrete(2, 0.25, 3, 0.75)"),
                error(
                        () -> samples(1),
                        "samples(1): a measured distribution has at least two values, and each is a finite number;"
                                + " write samples(20, 25, 31, 80), without the missing values"),
                error(
                        () -> samples(1, NAN),
                        "samples(1, NaN): a measured distribution has at least two values, and each is a finite number;"
                                + " write samples(20, 25, 31, 80), without the missing values"),
                error(
                        () -> ms(normal(20, 30)),
                        "ms(normal, mean 20, standard deviation 30): more than one draw in a thousand would be below 0;"
                                + " write a 90 % interval, which never leaves it: ms(low, high)"),
                error(
                        () -> percent(triangular(50, 90, 150)),
                        "percent(50 to 150, likely 90): more than one draw in a thousand would be outside 0..100;"
                                + " write a 90 % interval, which never leaves it: percent(low, high)"),
                error(
                        () -> USERS.percentile(101),
                        "percentile(101): a percentile lies between 0 and 100; write percentile(95)"),
                error(
                        () -> USERS.times(2).percentile(-1),
                        "percentile(-1): a percentile lies between 0 and 100; write percentile(95)"),
                error(
                        () -> USERS.percentile(NAN),
                        "percentile(NaN): a percentile lies between 0 and 100; write percentile(95)"));
    }

    private static SystemDesign shop() {
        return system().operation(read("get")).flow("get", external("bank").serviceTime(ms(100)));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                error(() -> system(""), "system(\"\"): a system has a name; write system(\"Chat\")"),
                error(() -> system("Chat").named(" "), "named(\" \"): a system has a name; write named(\"Chat\")"),
                error(() -> read(" "), "read(\" \"): an operation has a name; write read(\"redirect\")"),
                error(() -> write(""), "write(\"\"): an operation has a name; write write(\"redirect\")"),
                error(
                        () -> measure(" ", m -> count(1)),
                        "measure(\" \", ...): a measure has a name; write measure(\"support tickets\", ...)"),
                error(() -> system("\n"), "system(\"\\n\"): a system has a name; write system(\"Chat\")"),
                error(
                        () -> system().why("peek rate"),
                        "why(\"peek rate\"): no such number; this system has [users, average rate, peak rate, ingress,"
                                + " peak ingress, egress, peak egress, written, data, data with copies, storage];"
                                + " did you mean \"peak rate\"?"),
                error(
                        () -> shop().simulate(slow("bank", 0)),
                        "slow(0): that many times is above 0 and finite; write slow(\"bank\", 10)"),
                error(
                        () -> instances("bank").of(shop().model()),
                        "instances(\"bank\"): an external scales by itself, so it has no number of instances;"
                                + " ask for a component that you run, or for peakRateAt(\"bank\")"),
                error(
                        () -> system().why("cost"),
                        "why(\"cost\"): no such number; this system has [users, average rate, peak rate, ingress,"
                                + " peak ingress, egress, peak egress, written, data, data with copies, storage];"
                                + " write one of these"),
                error(
                        () -> system().operation(read("redirect")).why(peakRate("redirct")),
                        "peakRate(\"redirct\"): no such operation; this system has [redirect]; did you mean \"redirect\"?"),
                error(
                        () -> system().why(deliveries("send")),
                        "deliveries(\"send\"): no such operation; this system has none; add one first"));
    }

    static Stream<Arguments> designs() {
        return Stream.of(
                error(
                        () -> system().requestsPerUser(5).operation(read("page")),
                        "requestsPerUser(5) beside operation(...): the traffic is stated once: for all requests together or by"
                                + " operation; drop requestsPerUser, or write operation(read(\"page\").perUserPerDay(10))"),
                error(
                        () -> system().operation(read("page")).requestsPerUser(5, 7),
                        "requestsPerUser(5 to 7) beside operation(...): the traffic is stated once: for all requests together or"
                                + " by operation; drop requestsPerUser, or write operation(read(\"page\").perUserPerDay(10))"),
                error(
                        () -> system().correlated(USERS, REQUESTS, 1.5),
                        "correlated(8 million to 12 million, 5 to 20, 1.5): a correlation is between two inputs and lies strictly"
                                + " between -1 and 1; write correlated(users, requests, 0.6)"),
                error(
                        () -> system().correlated(USERS, USERS, 0.5),
                        "correlated(8 million to 12 million, 8 million to 12 million, 0.5): a correlation is between two inputs"
                                + " and lies strictly between -1 and 1; write correlated(users, requests, 0.6)"),
                error(
                        () -> system().correlated(count(3), USERS, 0.5),
                        "correlated(3, ...): only an input that was stated with a range can be correlated; keep the input in a"
                                + " variable, var users = million(8, 12), and name it here and in the design"),
                error(
                        () -> system().users(USERS)
                                .requestsPerUser(REQUESTS)
                                .correlated(USERS, REQUESTS, 0.9)
                                .correlated(REQUESTS, LATENCY, 0.9)
                                .correlated(USERS, LATENCY, -0.9)
                                .toString(),
                        "correlated(...) of 8 million to 12 million; 5 to 20; 20 ms to 80 ms: the correlations contradict each"
                                + " other: their matrix is not positive definite; lower one of them, or state the pair that is"
                                + " missing: if a goes with b and b with c, then a goes with c"));
    }

    static Stream<Arguments> studies() {
        SystemDesign design = system("Chat");
        return Stream.of(
                error(
                        () -> sweep(design, "copies", values(), (d, x) -> d.replication(x), storage()),
                        "sweep(...) without a value of \"copies\": a sweep takes at least one value of each parameter and one"
                                + " measure; write sweep(design, \"copies\", values(1, 2, 3), (d, x) -> d.replication(x), storage())"),
                error(
                        () -> sweep(design, "copies", values(1, 2), (d, x) -> d.replication(x)),
                        "sweep(...) without a measure: a sweep takes at least one value of each parameter and one measure;"
                                + " write sweep(design, \"copies\", values(1, 2, 3), (d, x) -> d.replication(x), storage())"),
                error(
                        () -> sweep(design, "copies", values(0, 1), (d, x) -> d.replication(x), storage()),
                        "replication(0): copies must be at least 1; write replication(3)"),
                error(
                        () -> range(2, 1),
                        "range(2, 1, 11): a range goes up from one finite number to another, and has at least two values;"
                                + " write range(0.5, 0.99, 11)"),
                error(
                        () -> range(0, INFINITY),
                        "range(0, Infinity, 11): a range goes up from one finite number to another, and has at least two values;"
                                + " write range(0.5, 0.99, 11)"),
                error(
                        () -> compare(design),
                        "compare(...) of 1 design: a comparison is between two designs or more;"
                                + " write compare(design, design.scale(10))"),
                error(
                        () -> compare(design, design.replication(2)),
                        "compare(...) with two designs named \"Chat\": designs are told apart by their names;"
                                + " write .named(\"warmer cache\") on the variant"),
                error(
                        () -> design.growth(months(0)),
                        "growth(0 months of 730 h): the horizon is between a month and 50 years; write growth(months(36))"),
                error(
                        () -> design.growth(years(60)),
                        "growth(60 y of 365 d): the horizon is between a month and 50 years; write growth(months(36))"),
                error(
                        () -> design.growth(months(12)).from("x"),
                        "from(\"x\"): the start is a year and a month; write from(\"2026-12\")"),
                error(
                        () -> design.sensitivity(peakRate()),
                        "sensitivity(peak rate): no input of it has a range, so none matters more than another; state what you"
                                + " are unsure of with two numbers, its p5 and p95: users(million(8, 12))"),
                error(
                        () -> design.growth(percent(10, 30))
                                .sensitivity(peakRate())
                                .effects(),
                        "sensitivity(peak rate): no input with a range moves it at this moment;"
                                + " ask later, when growth counts: sensitivity(...).at(months(12))"),
                error(
                        () -> design.uncertainty(peakRate()).draws(5),
                        "draws(5): a study takes between 100 and 100 million draws; write draws(10_000)"),
                error(
                        () -> design.uncertainty(peakRate()).chance(),
                        "uncertainty(peak rate).chance(): a chance is that of meeting a target;"
                                + " write uncertainty(peakRate().atMost(perSecond(5_000))).chance()"));
    }

    static Stream<Arguments> flows() {
        var shop = system().operation(read("shorten")).operation(read("redirect"));
        var api = service("api");
        var built = shop.flow("redirect", client("browser"), api, cache("redis").missTo(database("links")));
        return Stream.of(
                error(
                        () -> shop.flow("redirct", api),
                        "flow(\"redirct\"): no such operation; this system has [shorten, redirect];"
                                + " did you mean \"redirect\"?"),
                error(
                        () -> shop.flow("redirect"),
                        "flow(\"redirect\"): a flow has at least one component;"
                                + " write flow(\"redirect\", client(\"browser\"), service(\"web\"))"),
                error(
                        () -> built.flow("shorten", call("redsi")),
                        "call(\"redsi\"): no such component; this system has [browser, api, redis, links];"
                                + " did you mean \"redis\"?"),
                error(
                        () -> built.flow("shorten", api, service("ids"), api),
                        "flow(\"shorten\", ..., api, ids, api): \"api\" would be called while it waits for that very call;"
                                + " leave it out if it is only the answer, which comes back by itself; else write aside(api)"),
                error(
                        () -> built.flow("shorten", call("api").missTo(database("links"))),
                        "flow(\"shorten\", ..., api.missTo(...)): only a cache has misses, and \"api\" is a service;"
                                + " write api, and the next component after it"),
                error(
                        () -> built.component(queue("redis").partitions(3)),
                        "queue(\"redis\"): \"redis\" is a cache already;"
                                + " give one of the two another name, or write call(\"redis\") for the one that is there"),
                error(
                        () -> built.without("redis"),
                        "without(\"redis\"): a flow needs it: redirect;"
                                + " state flow(\"redirect\", ...) without it first"),
                error(
                        () -> built.without("cdn"),
                        "without(\"cdn\"): no such component; this system has [browser, api, redis, links];"
                                + " write one of these"),
                error(
                        () -> shop.components(),
                        "components() of the system: it has no components yet;"
                                + " write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))"),
                error(
                        () -> built.why(instances("browser")),
                        "instances(\"browser\"): a client scales by itself, so it has no number of instances;"
                                + " ask for a component that you run, or for peakRateAt(\"browser\")"),
                error(
                        () -> built.roundTrip("us", "eu", ms(80)),
                        "roundTrip(\"us\"): no such region; this system has none; add one first"),
                error(() -> service(" "), "service(\" \"): a component has a name; write service(\"orders\")"),
                error(() -> region(""), "region(\"\"): a region has a name; write region(\"eu-west\")"),
                error(() -> parallel(), "parallel(): steps at once are at least two; write parallel(a, b)"),
                error(() -> aside(), "aside(): there is no step in it; write aside(queue(\"log\"))"),
                error(
                        () -> cache("redis").missTo(),
                        "redis.missTo(): there is no step in it; write redis.missTo(database(\"store\"))"),
                error(
                        () -> cache("redis").hitRate(1.2),
                        "hitRate(1.2): a share is at most 1, the whole; write hitRate(0.9);"
                                + " growth by more than the whole is timesPerYear(2.5)"),
                error(() -> api.times(0), "times(0): called each time must be above 0; write times(3)"),
                error(() -> api.batch(0.5), "batch(0.5): calls in a batch must be at least 1; write batch(100)"),
                error(
                        () -> api.serviceTime(ms(0)),
                        "serviceTime(0 ms): service time must be above 0; write serviceTime(ms(4))"),
                error(() -> api.instances(0), "instances(0): instances must be at least 1; write instances(4)"));
    }

    static Stream<Arguments> patterns() {
        var shop = system("Shop").operation(read("list")).operation(write("order"));
        var listing = shop.flow("list", client("app"), service("api"), database("store"));
        var built = listing.flow("order", client("app"), service("api"), database("store"));
        return Stream.of(
                error(
                        () -> shop.as(monolith()),
                        "as(monolith()) of Shop: it has no service that could become a monolith;"
                                + " write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))"),
                error(
                        () -> built.as(microservices()),
                        "as(microservices()) of Shop: its operations use the same data, in \"store\", so they are one"
                                + " service; give operations stores of their own:"
                                + " .flow(\"pay\", service(\"api\"), database(\"payments\"))"),
                error(
                        () -> shop.as(microservices()),
                        "as(microservices()) of Shop: it has no service that could be split;"
                                + " write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))"),
                error(
                        () -> listing.as(eventDriven()),
                        "as(eventDriven()) of Shop: no write goes through a service that calls anything;"
                                + " write .flow(\"send\", client(\"phone\"), service(\"api\"), database(\"messages\"))"),
                error(
                        () -> listing.as(cqrs()),
                        "as(cqrs()) of Shop: commands and queries are told apart, and no write goes through a service;"
                                + " write .operation(write(\"list\")).flow(\"list\", service(\"api\"), database(\"store\"))"),
                error(
                        () -> built.component(database("event store").copies(3)).as(cqrs()),
                        "as(cqrs()): it adds a stream \"event store\", and \"event store\" is a database already;"
                                + " give that one another name"),
                error(
                        () -> shop.as(readReplicas(2)),
                        "as(readReplicas(2)) of Shop: no read goes to a database where a replica could answer it;"
                                + " write .flow(\"list\", service(\"api\"), database(\"store\")), or leave strong() out"),
                error(
                        () -> shop.as(sharded(8)),
                        "as(sharded(8)) of Shop: it has no database that could be split;"
                                + " write .flow(\"list\", service(\"api\"), database(\"store\"))"),
                error(() -> sharded(0), "sharded(0): a database has at least one shard; write sharded(8)"),
                error(
                        () -> cqrs().batch(0),
                        "cqrs().batch(0): a batch has at least one event; write cqrs().batch(100)"),
                error(
                        () -> shop.as(cacheAside(cache("redis"))),
                        "as(cacheAside(cache(\"redis\"))) of Shop: no read calls a database or a search index that it could"
                                + " ask a cache before; write .flow(\"list\", service(\"api\"), database(\"store\")),"
                                + " or leave strong() out"),
                error(
                        () -> cacheAside(cdn("edge")),
                        "cacheAside(cdn(\"edge\")): a CDN stands in front of services, not beside them;"
                                + " write cdnInFront(cdn(\"edge\"))"),
                error(
                        () -> cdnInFront(cache("redis")),
                        "cdnInFront(cache(\"redis\")): a cache stands beside services, not in front of them;"
                                + " write cacheAside(cache(\"redis\"))"),
                error(
                        () -> shop.as(cdnInFront(cdn("edge"))),
                        "as(cdnInFront(cdn(\"edge\"))) of Shop: it has no flow of a read that may see an earlier write;"
                                + " write .operation(read(\"page\")).flow(\"page\", client(\"browser\"), service(\"web\")),"
                                + " or leave strong() out"),
                error(
                        () -> built.why(projectionLag()),
                        "projectionLag(\"projector\"): no such component; this system has [app, api, store];"
                                + " write one of these"),
                error(
                        () -> built.component(worker("idle").serviceTime(ms(1))).why(projectionLag("idle")),
                        "projectionLag(\"idle\"): no flow goes through \"idle\", so nothing is projected;"
                                + " write design.as(cqrs()), or put it behind a stream in a flow"),
                error(
                        () -> built.why(callsPerRequest("lst")),
                        "callsPerRequest(\"lst\"): no such operation; this system has [list, order];"
                                + " did you mean \"list\"?"),
                error(() -> quorum(0), "quorum(0): there is at least one copy; write quorum(3)"),
                error(
                        () -> quorum(3).reads(4),
                        "quorum(3).reads(4): of 3 copies, 1 to 3 can take part; write reads(2), a majority"),
                error(
                        () -> quorum(3).fresh(0),
                        "fresh(0): it is one of the last writes, at least of one; write fresh(1)"),
                error(
                        () -> shop.consistency(),
                        "consistency() of Shop: no operation calls a store, so there is nothing to agree on;"
                                + " write .flow(\"balance\", service(\"api\"), database(\"accounts\"))"),
                error(
                        () -> system("Bare").profile(),
                        "profile() of Bare: it has no operations to tell apart;"
                                + " add .operation(read(\"page\").perUserPerDay(10))"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"inputs", "amounts", "shapes", "names", "designs", "studies", "flows", "patterns"})
    void aMistakeIsToldWithItsRemedy(String message, Supplier<?> mistake) {
        assertThatThrownBy(mistake::get).isInstanceOf(DesignException.class).hasMessage(message);
    }

    @Test
    void aMistakeIsAlwaysOneLine() {
        assertThatThrownBy(() -> system().operation(read("a\nb")).why("x\r\ny"))
                .isInstanceOf(DesignException.class)
                .satisfies(mistake -> assertThat(mistake.getMessage()).doesNotContain("\n", "\r"));
    }

    @Test
    void theWordThatWasWrittenStandsFirst() {
        assertThatThrownBy(() -> system().peak(0.5))
                .isInstanceOfSatisfying(
                        DesignException.class,
                        mistake -> assertThat(mistake.given()).isEqualTo("peak(0.5)"));
    }
}
