package dev.envelope.kernel.shell.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell hands to a pool of threads is its own, whichever cell has made the pool. */
@Timeout(60)
class TasksTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
        kit.run("import java.util.concurrent.*;");
        kit.run("var pool = Executors.newScheduledThreadPool(1); pool.submit(() -> 1).get()");
        kit.run("class Endless { static volatile long turns; static int run() { while (true) turns++; } }");
    }

    @AfterAll
    static void close() {
        kit.run("pool.shutdownNow()");
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.submit(() -> System.out.print(\"said\")).get();",
                "pool.submit(() -> { System.out.print(\"said\"); return 1; }).get();",
                "var done = new CountDownLatch(1); pool.execute(() -> { System.out.print(\"said\"); done.countDown(); }); done.await();",
                "pool.schedule(() -> System.out.print(\"said\"), 1, TimeUnit.MILLISECONDS).get();",
                "pool.invokeAll(List.of(() -> { System.out.print(\"said\"); return 1; }), 1, TimeUnit.SECONDS);",
                "CompletableFuture.runAsync(() -> System.out.print(\"said\"), pool).get();",
                "CompletableFuture.supplyAsync(() -> \"sa\").thenApplyAsync(s -> s + \"id\", pool)"
                        + ".thenAcceptAsync(s -> System.out.print(s), pool).get();",
                "CompletableFuture.supplyAsync(() -> \"sa\").thenCombineAsync(CompletableFuture.completedFuture(\"id\"),"
                        + " (a, b) -> { System.out.print(a + b); return 1; }).get();",
                "CompletableFuture.supplyAsync(() -> \"said\").whenCompleteAsync((s, e) -> System.out.print(s)).get();",
                "new ExecutorCompletionService<Integer>(pool).submit(() -> { System.out.print(\"said\"); return 1; }).get();",
                "new ForkJoinPool(1).submit(() -> System.out.print(\"said\")).get();"
            })
    void whatItPrintsStandsUnderTheCellThatHandedItOver(String code) {
        var ran = kit.run(code);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("said");
    }

    @Test
    void whatItStartsAndHandsOnIsOfThatCell() {
        assertThat(kit.run("""
                                pool.submit(() -> {
                                    var own = new Thread(() -> System.out.print("own"));
                                    own.start();
                                    own.join();
                                    return CompletableFuture.runAsync(() -> System.out.print(", on")).get();
                                }).get();""").out()).isEqualTo("own, on");
    }

    @Test
    void anInterruptEndsItAndThePoolGoesOn() throws Exception {
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("pool.submit(() -> Endless.run()).get()"), command -> new Thread(command).start());
        Thread.sleep(500);
        kit.shell().interrupt();
        assertThat(ran.get().error().name()).isEqualTo("Interrupted");
        assertThat(kit.run("Thread.sleep(500); long then = Endless.turns; Thread.sleep(100); Endless.turns - then")
                        .text())
                .isEqualTo("0");
        assertThat(kit.run("pool.submit(() -> 7).get()").text()).isEqualTo("7");
    }

    @Test
    void oneThatHasNotBegunNeverBegins() throws Exception {
        kit.run("pool.submit(() -> { Thread.sleep(700); return 1; });");
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("pool.submit(() -> Endless.run()).get()"), command -> new Thread(command).start());
        Thread.sleep(300);
        kit.shell().interrupt();
        assertThat(ran.get().error().name()).isEqualTo("Interrupted");
        assertThat(kit.run("pool.submit(() -> 7).get()").text()).isEqualTo("7");
    }

    /** It belongs to the cell that has handed it over, also when it runs in the common pool while another cell does. */
    @Test
    void anInterruptOfAnotherCellLeavesItAlone() throws Exception {
        var first = kit.run("""
                var later = CompletableFuture.supplyAsync(() -> {
                    long until = System.nanoTime() + 1_500_000_000L;
                    while (System.nanoTime() < until) { }
                    System.out.print("later");
                    return 3;
                }, new ForkJoinPool(2));""");
        var second = CompletableFuture.supplyAsync(
                () -> kit.run("while (true) { }"), command -> new Thread(command).start());
        Thread.sleep(300);
        kit.shell().interrupt();
        assertThat(second.get().error().name()).isEqualTo("Interrupted");
        assertThat(kit.run("later.get()").text()).isEqualTo("3");
        assertThat(first.out()).isEqualTo("later");
        assertThat(second.get().out()).isEmpty();
    }

    /** A thread can be stopped up to JDK 19; of newer ones the message says what goes on. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void aParallelStreamOfALibraryAloneEndsWithItsCell() throws Exception {
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("LongStream.range(0, Long.MAX_VALUE).parallel().sum()"),
                command -> new Thread(command).start());
        Thread.sleep(300);
        kit.shell().interrupt();
        assertThat(ran.get().error().name()).isEqualTo("Interrupted");
        assertThat(CellStreams.helpers()).isEmpty();
        assertThat(kit.run("IntStream.range(0, 1_000).parallel().sum()").text()).isEqualTo("499500");
    }

    @Test
    void whatItThrowsIsToldWithTheLinesOfTheCell() {
        var error = kit.run("pool.submit(() -> {\n    throw new IllegalStateException(\"no\");\n}).get()")
                .error();
        assertThat(error.name()).isEqualTo("java.util.concurrent.ExecutionException");
        assertThat(String.join("\n", error.traceback()))
                .contains("Caused by: IllegalStateException: no\n    at cell line 2")
                .doesNotContain("Tasks");
    }

    @Test
    void aTaskThatAQueuePutsInOrderStaysItself() {
        kit.run("""
                class Urgent implements Runnable, Comparable<Urgent> {
                    public void run() { System.out.print("urgent"); }
                    public int compareTo(Urgent other) { return 0; }
                }""");
        var ran = kit.run("""
                var ordered = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
                for (int i = 0; i < 3; i++) ordered.execute(new Urgent());
                ordered.shutdown();
                ordered.awaitTermination(5, TimeUnit.SECONDS)""");
        assertThat(ran.text()).isEqualTo("true");
        assertThat(ran.out()).isEqualTo("urgenturgenturgent");
    }
}
