package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Worlds;
import dev.envelope.quantity.Outcomes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The monthly bill of a design of fifteen parts in a thousand worlds, from the design to the outcomes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CostBenchmark {

    static SystemDesign design() {
        return system().users(million(8, 12))
                .operation(read("page").perUserPerDay(10, 30).payload(kB(20, 80)))
                .operation(write("order").perUserPerDay(1, 2).payload(kB(1, 4)))
                .operation(write("photo").perUserPerDay(0.1, 0.3).payload(MB(1, 3)))
                .peak(2, 4)
                .zones(3)
                .replication(3)
                .flow(
                        "page",
                        dns("names").share(percent(1)),
                        cdn("edge")
                                .hitRate(0.8)
                                .missTo(
                                        loadBalancer("balancer"),
                                        gateway("gateway"),
                                        service("pages").serviceTime(ms(4, 8)),
                                        cache("redis").hitRate(0.9).missTo(database("store")),
                                        searchIndex("search")
                                                .serviceTime(ms(10))
                                                .share(percent(10))))
                .flow(
                        "order",
                        loadBalancer("balancer"),
                        gateway("gateway"),
                        service("orders").serviceTime(ms(5)),
                        database("store"),
                        stream("events"),
                        worker("mailer").serviceTime(ms(20)),
                        worker("billing").serviceTime(ms(30)))
                .flow(
                        "photo",
                        loadBalancer("balancer"),
                        service("photos").serviceTime(ms(50)),
                        objectStore("pictures"),
                        queue("resizing"),
                        worker("resizer").serviceTime(ms(200)));
    }

    @Benchmark
    public Outcomes billInAThousandWorlds() {
        var model = design().model();
        return Worlds.of(model).draws(1_000).of(monthlyCost().of(model));
    }
}
