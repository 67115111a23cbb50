package dev.envelope.kernel.shell.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.Kit;
import dev.envelope.kernel.shell.Kit.Ran;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that a cell hands to threads that another cell has made. */
@Timeout(60)
class HandoverTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
        kit.run("""
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.*;
                class Turns { static volatile long n; }
                void tell(Object what) { System.out.println(what); }
                var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                pool.prestartAllCoreThreads();
                ExecutorService service = pool;
                Executor executor = pool;
                var timed = Executors.newScheduledThreadPool(1);
                timed.submit(() -> { }).get();
                var forkJoin = new ForkJoinPool(2);
                forkJoin.submit(() -> { }).get();
                class Own extends ThreadPoolExecutor {
                    Own() { super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); prestartAllCoreThreads(); }
                }
                var own = new Own();
                """);
    }

    @AfterAll
    static void close() {
        kit.run("pool.shutdownNow(); timed.shutdownNow(); forkJoin.shutdownNow(); own.shutdownNow();");
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var done = new CountDownLatch(1); executor.execute(() -> { tell(7); done.countDown(); }); done.await();",
                "service.submit(() -> tell(7)).get();",
                "service.submit(() -> tell(7), \"x\").get();",
                "service.submit(() -> { tell(7); return 1; }).get();",
                "pool.submit(() -> tell(7)).get();",
                "own.submit(() -> tell(7)).get();",
                "forkJoin.submit(() -> tell(7)).get();",
                "service.invokeAll(List.of(() -> { tell(7); return 1; }));",
                "service.invokeAny(List.of(() -> { tell(7); return 1; }), 9, TimeUnit.SECONDS);",
                "timed.schedule(() -> tell(7), 1, TimeUnit.MILLISECONDS).get();",
                "new ExecutorCompletionService<Integer>(service).submit(() -> { tell(7); return 1; }).get();",
                "CompletableFuture.runAsync(() -> tell(7), executor).get();",
                "CompletableFuture.supplyAsync(() -> 7, service).thenAccept(n -> tell(n)).get();",
                "CompletableFuture.supplyAsync(() -> 3, pool).thenCombineAsync(CompletableFuture.completedFuture(4), (a, b) -> { tell(a + b); return 1; }, pool).get();",
                "new CompletableFuture<Integer>().completeAsync(() -> 7, pool).whenCompleteAsync((n, e) -> tell(n), pool).get();",
                "class Job implements Runnable { public void run() { tell(7); } }\npool.submit(new Job()).get();"
            })
    void outputOfATaskStandsUnderTheCellThatHandsItOver(String code) {
        kit.run(code);
        var ran = kit.run(code);
        kit.run("Thread.sleep(20);");
        assertThat(ran.out().strip()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.submit(() -> { while (true) Turns.n++; }).get();",
                "CompletableFuture.runAsync(() -> { while (true) Turns.n++; }, timed).get();",
                "forkJoin.submit(() -> { while (true) Turns.n++; }).get();",
                "own.invokeAll(List.of(() -> { while (true) Turns.n++; }));"
            })
    void anInterruptEndsWhatTheCellHandedOver(String code) throws Exception {
        interrupt(code);
        Thread.sleep(500);
        String turns = kit.run("Turns.n").text();
        Thread.sleep(100);
        assertThat(kit.run("Turns.n").text()).isEqualTo(turns);
        assertThat(kit.run("pool.submit(() -> 8).get() + timed.submit(() -> 8).get() + forkJoin.submit(() -> 8).get()")
                        .text())
                .isEqualTo("24");
    }

    @Test
    void anInterruptWakesTasksThatWaitAndDropsThoseThatHaveNotBegun() throws Exception {
        kit.run("Turns.n = 0;");
        interrupt("""
                pool.submit(() -> { Thread.sleep(60_000); return 1; });
                pool.submit(() -> Turns.n = 1);
                Thread.sleep(60_000);
                """);
        assertThat(kit.run("pool.submit(() -> Turns.n).get(5, TimeUnit.SECONDS)")
                        .text())
                .isEqualTo("0");
    }

    @Test
    void anInterruptLeavesTheTasksOfOtherCells() throws Exception {
        kit.run("var going = service.submit(() -> { while (Turns.n != -1) { } return \"went on\"; });");
        interrupt("while (true) { }");
        assertThat(kit.run("Turns.n = -1; going.get()").text()).isEqualTo("went on");
    }

    /** Otherwise an interrupt of the cell that runs would wait for the code of another one. */
    @Test
    void whatRunsInTheMidstOfACellIsAPartOfIt() throws Exception {
        kit.run("var promise = new CompletableFuture<Integer>();\n"
                + "var then = promise.thenAccept(n -> { tell(\"got \" + n); while (true) { } });");
        assertThat(interrupt("promise.complete(7);").out()).isEqualTo("got 7\n");
    }

    @Test
    void aThreadThatATaskStartsBelongsToItsCell() {
        var ran = kit.run(
                "pool.submit(() -> { var t = new Thread(() -> tell(7)); t.start(); t.join(); return 1; }).get();");
        assertThat(ran.out()).isEqualTo("7\n");
    }

    @Test
    void whatATaskThrowsIsTold() {
        var ran = kit.run("pool.submit(() -> { throw new IllegalStateException(\"no\"); }).get();");
        assertThat(ran.traceback()).contains("Caused by: IllegalStateException: no", "cell line 1");
        assertThat(ran.traceback()).doesNotContain("envelope");
    }

    @Test
    void aThreadThatDiesOfATaskSaysSoUnderItsCell() {
        var ran = kit.run("pool.execute(() -> { throw new IllegalStateException(\"no\"); });");
        kit.run("pool.submit(() -> { }).get();\nThread.sleep(50);");
        assertThat(ran.err()).contains("IllegalStateException: no");
    }

    @Test
    void aFutureIsCancelled() {
        assertThat(kit.run("""
                var began = new CountDownLatch(1);
                var ended = new CountDownLatch(1);
                var sleeping = pool.submit(() -> {
                    began.countDown();
                    try { Thread.sleep(60_000); } catch (InterruptedException e) { ended.countDown(); }
                });
                began.await();
                sleeping.cancel(true);
                ended.await(5, TimeUnit.SECONDS) && sleeping.isCancelled()
                """).text()).isEqualTo("true");
    }

    @Test
    void aPoolFindsAndGivesBackTheUsersTasks() {
        assertThat(kit.run("""
                var one = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                var hold = new CountDownLatch(1);
                one.execute(() -> { try { hold.await(); } catch (InterruptedException e) { } });
                Runnable removed = () -> { };
                Runnable left = () -> { };
                one.execute(removed);
                one.execute(left);
                List.of(one.remove(removed), one.remove(removed), one.shutdownNow().equals(List.of(left)))
                """).text()).isEqualTo("[true, false, true]");
    }

    @Test
    void tasksWithAnOrderOfTheirOwnKeepIt() {
        var ran = kit.run("""
                record Ranked(int rank, CountDownLatch done) implements Runnable, Comparable<Ranked> {
                    public void run() { tell(rank); done.countDown(); }
                    public int compareTo(Ranked other) { return Integer.compare(rank, other.rank); }
                }
                var ranked = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
                var all = new CountDownLatch(2);
                var ready = new CountDownLatch(1);
                ranked.execute(() -> { try { ready.await(); } catch (InterruptedException e) { } });
                for (int rank : new int[] {2, 1}) ranked.execute(new Ranked(rank, all));
                ready.countDown();
                all.await();
                ranked.shutdown();
                """);
        assertThat(ran.out()).isEqualTo("1\n2\n");
    }

    @Test
    void methodsOfTheUserByTheSameNamesTakeWhatTheyAreGiven() {
        assertThat(kit.run(
                                "Runnable given = () -> { };\nboolean submit(Runnable r) { return r == given; }\nsubmit(given)")
                        .text())
                .isEqualTo("true");
    }

    private static Ran interrupt(String code) throws Exception {
        System.clearProperty("begun");
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("System.setProperty(\"begun\", \"now\");\n" + code),
                command -> new Thread(command).start());
        while (System.getProperty("begun") == null) {
            Thread.sleep(5);
        }
        Thread.sleep(500);
        kit.shell().interrupt();
        assertThat(ran.get(5, TimeUnit.SECONDS).error().name()).isEqualTo("Interrupted");
        return ran.get();
    }
}
