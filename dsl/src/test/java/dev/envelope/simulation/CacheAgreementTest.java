package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Component;
import dev.envelope.model.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

/** A design's hit rates and stale reads by formula against the keys that its simulation plays, and one number in all its answers. */
class CacheAgreementTest {

    /** A 99 % interval over one of 95 %. */
    private static final double WIDER = 1.32;

    /** What Che's approximation is off for some hundred objects. */
    private static final double CHE = 0.003;

    private static SystemDesign design(Cache cache, double writes) {
        Component<?> store =
                database("store").serviceTime(us(5)).hop(us(1)).concurrency(64).instances(2);
        boolean puts = cache.writing() == Writing.THROUGH || cache.writing() == Writing.BEHIND;
        Step[] way = puts ? new Step[] {cache.missTo(store)} : new Step[] {service("api"), store};
        return system("shop")
                .operation(read("get").rate(perSecond(1_000)))
                .operation(write("put").rate(perSecond(writes)))
                .peak(1)
                .flow("get", service("api").serviceTime(us(10)), cache.missTo(store))
                .flow("put", way);
    }

    private static Cache redis(double exponent) {
        return cache("redis")
                .serviceTime(us(5))
                .hop(us(1))
                .popularity(zipf(exponent).keys(20_000))
                .objectSize(bytes(915))
                .capacity(kB(300));
    }

    private static Cache written(Cache cache, Writing writing) {
        return switch (writing) {
            case ASIDE -> cache.cacheAside();
            case AROUND -> cache.writeAround();
            case THROUGH -> cache.writeThrough();
            case BEHIND -> cache.writeBehind(seconds(1));
        };
    }

    /** A read of 5 µs is hardly ever overtaken by a write: what a cache has that is written aside is too seldom stale to be compared. */
    private static List<String> numbers(Writing writing) {
        return writing == Writing.ASIDE ? List.of("hit rate") : List.of("hit rate", "stale");
    }

    private static double of(Table table, String column) {
        return table.doubleColumn(column).get(0);
    }

    /** Times to live of a part and of a multiple of the characteristic time, which is 0.4 s to 5 s here. */
    @ParameterizedTest
    @CsvSource({
        "0.7, ASIDE",
        "0.7, AROUND",
        "0.7, THROUGH",
        "1.1, ASIDE",
        "1.1, AROUND",
        "1.1, THROUGH",
        "1.1, BEHIND",
    })
    void theSimulationHasTheHitRateAndTheStaleReadsOfTheFormula(double exponent, Writing writing) {
        for (double life : new double[] {0.2, 1, 4}) {
            for (double writes : new double[] {50, 400}) {
                Cache cache = written(redis(exponent), writing).ttl(seconds(life));
                Table table = design(cache, writes).simulate().requests(200_000).caches();
                for (String number : numbers(writing)) {
                    assertThat(of(table, number + " by formula"))
                            .as("%s at %s s to live and %s writes", number, life, writes)
                            .isCloseTo(of(table, number), within(CHE + WIDER * of(table, number + " ±")));
                }
            }
        }
    }

    /** A way in which writes that come together reach the store: each of them drops its own key, however it gets there. */
    private enum Together {
        WAITED {
            @Override
            Step of(double calls) {
                return path(service("w"), database("store")).batch(calls);
            }
        },
        ASIDE {
            @Override
            Step of(double calls) {
                return path(service("w"), aside(database("store"))).batch(calls);
            }
        },
        ASIDE_TOGETHER {
            @Override
            Step of(double calls) {
                return aside(path(service("w"), database("store")).batch(calls));
            }
        },
        AT_ONCE {
            @Override
            Step of(double calls) {
                return path(parallel(service("w"), path(service("v"), aside(database("store")))))
                        .batch(calls);
            }
        },
        SPREAD {
            @Override
            Step of(double calls) {
                return path(service("w"), database("store").fanout(3)).batch(calls);
            }
        },
        REPEATED {
            @Override
            Step of(double calls) {
                return path(service("w"), database("store").times(3)).batch(calls);
            }
        },
        REPEATED_TOGETHER {
            @Override
            Step of(double calls) {
                return path(service("w"), database("store")).batch(calls).times(2);
            }
        },
        SPREAD_ASIDE {
            @Override
            Step of(double calls) {
                return path(service("w"), aside(database("store")).fanout(3)).batch(calls);
            }
        };

        abstract Step of(double calls);
    }

    /** There are so many keys that a batch hardly ever has one twice, which would be dropped once. */
    @ParameterizedTest
    @EnumSource(Together.class)
    void eachWriteOfABatchDropsItsKey(Together way) {
        Cache all = redis(0).capacity(GB(1));
        for (double calls : new double[] {3, 50}) {
            for (Cache cache : new Cache[] {all, all.ttl(seconds(20))}) {
                for (double writes : new double[] {50, 400}) {
                    Table table = design(cache, writes)
                            .flow("put", service("api"), way.of(calls))
                            .simulate()
                            .requests(100_000)
                            .caches();
                    assertThat(of(table, "hit rate by formula"))
                            .as("batches of %s, %s writes, %s", calls, writes, cache)
                            .isCloseTo(of(table, "hit rate"), within(CHE + WIDER * of(table, "hit rate ±")));
                }
            }
        }
    }

    /** The run is shorter than the time to live, so that what is stale and what dies in it is decided by how old objects are when it begins. */
    @ParameterizedTest
    @CsvSource({"0.7, AROUND, 3", "0.7, ASIDE, 3", "0.7, AROUND, 20", "1.1, AROUND, 20", "1.1, ASIDE, 20"})
    void objectsAreAsOldAtTheBeginningAsTheyStay(double exponent, Writing writing, double times) {
        Cache large = written(redis(exponent), writing).capacity(MB(5));
        double evicted = Loads.of(design(large, 50).model())
                .freshness(large, "")
                .orElseThrow()
                .characteristicTime()
                .value();
        Table table = design(large.ttl(seconds(times * evicted)), 50)
                .simulate()
                .requests(100_000)
                .caches();
        for (String number : numbers(writing)) {
            assertThat(of(table, number + " by formula"))
                    .as(number)
                    .isCloseTo(of(table, number), within(CHE + WIDER * of(table, number + " ±")));
        }
    }

    /** A batch that writes past a cache which else is written through. */
    @Test
    void whatIsWrittenPastTheCacheIsAsStaleAsTheFormulaSays() {
        Cache cache = redis(1.1).writeThrough().ttl(seconds(3));
        Table table = design(cache, 100)
                .operation(write("import").rate(perSecond(200)))
                .flow("import", service("batch"), database("store"))
                .simulate()
                .requests(300_000)
                .caches();
        for (String number : List.of("hit rate", "stale")) {
            assertThat(of(table, number + " by formula"))
                    .isCloseTo(of(table, number), within(CHE + WIDER * of(table, number + " ±")));
        }
        assertThat(of(table, "stale")).isGreaterThan(0.2);
    }

    /** A hit rate that is stated holds in the formulas; that its keys have another one with what takes them out is said. */
    @Test
    void aStatedHitRateThatTheKeysDoNotHaveIsSaid() {
        Cache stated = cache("redis")
                .serviceTime(us(5))
                .popularity(zipf(1.1).keys(20_000))
                .hitRate(0.8)
                .ttl(seconds(1));
        SystemDesign design = design(stated, 100);
        assertThat(hitRate("redis").of(design.model()).value()).isEqualTo(0.8);
        assertThat(design.simulate().requests(20_000).toString())
                .contains("redis: a hit rate of 80 % is stated, and its keys have ")
                .contains("state capacity(...) in place of it");
    }

    @Test
    void everyAnswerTellsTheSameHitRate() {
        SystemDesign design = design(redis(0.9).ttl(seconds(3)), 200);
        double hit = hitRate("redis").of(design.model()).value();
        double plain = hitRate("redis").of(design(redis(0.9), 1e-3).model()).value();
        assertThat(hit).isLessThan(plain - 0.03);
        assertThat(of(design.simulate().requests(20_000).caches(), "hit rate by formula"))
                .isCloseTo(hit, within(1e-12));
        assertThat(peakRateAt("store").of(design.model()).value()).isCloseTo(1_000 * (1 - hit) + 200, within(1e-9));
        Table stages = design.latency().stages();
        Table ofStore = stages.where(stages.stringColumn("operation")
                .isEqualTo("get")
                .and(stages.stringColumn("stage").isEqualTo("store")));
        assertThat(of(ofStore, "mean")).isCloseTo((1 - hit) * 5e-6, within(1e-12));
        assertThat(design.why("hit rate of redis").toString())
                .contains("characteristic time = ")
                .contains("redis: time to live = 3 s")
                .contains("redis: writes that drop keys = ");
    }
}
