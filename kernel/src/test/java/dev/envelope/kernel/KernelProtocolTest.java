package dev.envelope.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class KernelProtocolTest {

    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        client = new Client();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
    }

    @Test
    void saysWhatItIs() {
        var info = client.ask("kernel_info_request", new JsonObject());
        assertThat(info.text("status")).isEqualTo("ok");
        assertThat(info.text("implementation")).isEqualTo("envelope");
        assertThat(info.content()
                        .getAsJsonObject("language_info")
                        .get("mimetype")
                        .getAsString())
                .isEqualTo("text/x-java");
        assertThat(client.beat("ping")).isEqualTo("ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream"})
    void whoSubscribesIsWelcomedBeforeAnythingElse(String topic) {
        var welcome = client.subscribe(topic);
        assertThat(welcome.type()).isEqualTo("iopub_welcome");
        assertThat(welcome.text("subscription")).isEqualTo(topic);
        assertThat(welcome.parent().size()).isZero();
    }

    @Test
    void aCellIsBusyShowsItsOutputsInOrderAndIsIdle() {
        var ran = client.run("System.out.print(1);\ndisplay(2);\nSystem.err.print(3);\nSystem.out.print(4);\n5");
        assertThat(ran.published().stream().map(m -> m.type() + m.text("execution_state") + m.text("text")))
                .containsExactly(
                        "statusbusy",
                        "execute_input",
                        "stream1",
                        "display_data",
                        "stream3",
                        "stream4",
                        "execute_result",
                        "statusidle");
        assertThat(ran.result()).isEqualTo("5");
        assertThat(ran.reply().number("execution_count", 0))
                .isEqualTo(ran.of("execute_input").get(0).number("execution_count", -1));
    }

    @Test
    void aHundredThousandLinesArriveInOrderInFewMessages() {
        var ran = client.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
        var expected = IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThat(ran.stream("stdout").equals(expected)).isTrue();
        assertThat(ran.of("stream")).hasSizeLessThan(200);
    }

    @Test
    void outputPastTheLimitIsCutWithANotice() {
        var ran = client.run("for (int i = 0; i < 12_000; i++) System.out.println(\"x\".repeat(999));");
        assertThat(ran.stream("stdout")).hasSize(10_000_000);
        assertThat(ran.stream("stderr")).contains("cut after 10,000,000 characters", "ENVELOPE_OUTPUT_LIMIT");
    }

    @Test
    void aTextIsCutAtTheLimitAndNotLost() {
        var ran = client.run("System.out.print(\"y\".repeat(10_000_001));\nSystem.out.print(\"z\");");
        assertThat(ran.stream("stdout")).hasSize(10_000_000).endsWith("y");
        assertThat(ran.stream("stderr")).containsOnlyOnce("cut after 10,000,000 characters");
    }

    @Test
    void anErrorIsToldInTheOutputAndInTheReply() {
        var ran = client.run("throw new IllegalStateException(\"no\");");
        assertThat(ran.status()).isEqualTo("error");
        assertThat(ran.reply().text("ename")).isEqualTo("IllegalStateException");
        assertThat(ran.reply().text("evalue")).isEqualTo("no");
        assertThat(ran.of("error").get(0).text("ename")).isEqualTo("IllegalStateException");
    }

    @Test
    void cellsThatWaitBehindAnErrorAreAborted() {
        var failing = client.execute("Thread.sleep(300); throw new RuntimeException();");
        var waiting = client.execute("1 + 1");
        assertThat(client.await(failing).status()).isEqualTo("error");
        var aborted = client.await(waiting).reply();
        assertThat(aborted.text("status")).isEqualTo("aborted");
        assertThat(aborted.content().has("execution_count")).isFalse();
        assertThat(client.run("1 + 1").result()).isEqualTo("2");

        var tolerated =
                Json.with(Json.of("code", "Thread.sleep(300); throw new RuntimeException();"), "stop_on_error", false);
        client.run(tolerated);
        assertThat(client.run("1 + 1").result()).isEqualTo("2");
    }

    @Test
    void interruptEndsALoopAndTheStateStays() throws Exception {
        client.run("var kept = 7;");
        var looping = client.execute("while (true) { }");
        client.publishedFor(looping, m -> m.type().equals("execute_input"));
        Thread.sleep(300);
        long asked = System.nanoTime();
        assertThat(client.control("interrupt_request", new JsonObject()).text("status"))
                .isEqualTo("ok");
        assertThat(client.await(looping).reply().text("ename")).isEqualTo("Interrupted");
        assertThat((System.nanoTime() - asked) / 1_000_000).isLessThan(2_000);
        assertThat(client.run("kept").result()).isEqualTo("7");
    }

    @Test
    void completionAnswersWhileACellRuns() throws Exception {
        client.run("var listing = List.of(1);");
        var sleeping = client.execute("Thread.sleep(1_500); \"slept\"");
        Thread.sleep(200);
        var found = client.ask("complete_request", Json.with(Json.of("code", "listi"), "cursor_pos", 5));
        assertThat(Client.array(found, "matches").toString()).contains("listing");
        assertThat(client.await(sleeping).result()).isEqualTo("slept");
    }

    @Test
    void offsetsAreCodePoints() {
        var found =
                client.ask("complete_request", Json.with(Json.of("code", "\"\ud83d\ude00\".toUpp"), "cursor_pos", 9));
        assertThat(Client.array(found, "matches").toString()).contains("toUpperCase(");
        assertThat(found.number("cursor_start", -1)).isEqualTo(4);
        assertThat(found.number("cursor_end", -1)).isEqualTo(9);
    }

    @Test
    void silentCodePublishesNothingAndCountsNothing() {
        int before = client.run("0").reply().number("execution_count", 0);
        var silent = client.run(Json.with(Json.of("code", "System.out.println(\"x\"); 1"), "silent", true));
        assertThat(silent.published()).extracting(m -> m.type()).containsOnly("status");
        var unstored = client.run(Json.with(Json.of("code", "2"), "store_history", false));
        assertThat(unstored.result()).isEqualTo("2");
        assertThat(client.run("0").reply().number("execution_count", 0)).isEqualTo(before + 1);
    }

    /** Not even what follows from it under other cells. */
    @Test
    void silentCodeReplacesNothingThatIsShown() {
        client.runCell("s1", "var quiet = million(1);");
        client.runCell("s2", "quiet.times(2)");
        var silent = client.run(Json.with(Json.of("code", "quiet = million(2);"), "silent", true));
        assertThat(silent.published()).extracting(m -> m.type()).containsOnly("status");
        assertThat(shown(client.run("1 + 1"), "update_display_data")).containsExactly("4 million");
    }

    @Test
    void aResultWhoseComputationIsInterruptedStaysAsItIs() throws Exception {
        client.runCell("t1", "class Gate { static volatile boolean closed; }\nvar stream = million(1);");
        client.runCell("t2", "Count through(Count c) { while (Gate.closed) { } return c; }");
        client.runCell("t3", "through(stream)");
        client.run("Gate.closed = true;");
        var changing = client.executeCell("t1", "stream = million(2);");
        Thread.sleep(1_000);
        client.control("interrupt_request", new JsonObject());
        var ran = client.await(changing);
        assertThat(ran.status()).isEqualTo("ok");
        assertThat(ran.of("update_display_data")).isEmpty();
        assertThat(shown(ran, "display_data")).singleElement().asString().isEqualTo("""
                        This is from before, because its computation was stopped; run its cell to see the new value:
                        [%d] through(stream)""".formatted(
                        ran.reply().number("execution_count", 0) - 2));
    }

    @Test
    void whatAUserExpressionPrintsIsPublished() {
        var request = Json.with(
                Json.of("code", "1"),
                "user_expressions",
                Json.of("printed", "IntStream.of(7).peek(System.out::println).sum()"));
        assertThat(client.run(request).stream("stdout")).isEqualTo("7\n");
        var silent = client.run(Json.with(request, "silent", true));
        assertThat(silent.published()).extracting(m -> m.type()).containsOnly("status");
    }

    @Test
    void userExpressionsAreEvaluatedOneByOne() {
        var request = Json.with(
                Json.of("code", "var base = 20;"),
                "user_expressions",
                Json.with(Json.of("good", "base + 1"), "bad", "nope"));
        request.getAsJsonObject("user_expressions").add("none", JsonNull.INSTANCE);
        var answers = client.run(request).reply().content().getAsJsonObject("user_expressions");
        assertThat(answers.getAsJsonObject("good")
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .isEqualTo("21");
        assertThat(answers.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
        assertThat(answers.getAsJsonObject("none").get("status").getAsString()).isEqualTo("error");
    }

    @Test
    void aCellMayAskForInput() {
        var cell = Json.with(Json.of("code", "new Scanner(System.in).nextLine() + \"!\""), "allow_stdin", true);
        var request = client.execute(cell);
        assertThat(client.asked().type()).isEqualTo("input_request");
        client.type("typed");
        assertThat(client.await(request).result()).isEqualTo("typed!");
        var refused = client.run("System.in.read()");
        assertThat(refused.result()).isEqualTo("-1");
        assertThat(refused.stream("stderr")).contains("gives no input");
    }

    /** A user who interrupts a question may still answer it, which is no answer to the next. */
    @Test
    void aLateAnswerIsDropped() throws Exception {
        var cell = Json.with(Json.of("code", "new Scanner(System.in).nextLine()"), "allow_stdin", true);
        var interrupted = client.execute(cell);
        client.asked();
        client.control("interrupt_request", new JsonObject());
        assertThat(client.await(interrupted).status()).isEqualTo("error");
        Thread.sleep(200);
        client.type("late");
        Thread.sleep(200);
        var next = client.execute(cell);
        client.asked();
        client.type("in time");
        assertThat(client.await(next).result()).isEqualTo("in time");
    }

    @Test
    void displaysCanBeReplacedAndCleared() {
        var ran = client.run("display(\"old\", \"here\");\nupdateDisplay(\"here\", \"new\");\nclearOutput();");
        var update = ran.of("update_display_data").get(0);
        assertThat(update.content()
                        .getAsJsonObject("transient")
                        .get("display_id")
                        .getAsString())
                .isEqualTo("here");
        assertThat(update.content().getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("new");
        assertThat(ran.of("clear_output")).hasSize(1);
    }

    private static final String LONG_WORK = """
            var work = dev.envelope.progress.Progress.of("working", 10);
            for (int i = 0; i < 10; i++) {
                Thread.sleep(200);
                work.add(1);
            }
            """;

    @Test
    void howFarALongWorkIsGoesWithItsResult() {
        var ran = client.run(LONG_WORK + "42");
        assertThat(shown(ran, "display_data")).singleElement().asString().matches("working: \\d0 %");
        assertThat(shown(ran, "update_display_data")).isNotEmpty().allMatch(text -> text.matches("working: \\d+0 %"));
        assertThat(ran.of("clear_output")).hasSize(1);
        assertThat(ran.published().stream().map(Message::type))
                .containsSubsequence("display_data", "clear_output", "execute_result");
    }

    @Test
    void howFarALongWorkIsGoesWhenNothingIsShown() {
        var ran = client.run(LONG_WORK);
        assertThat(shown(ran, "display_data")).hasSize(1);
        assertThat(ran.published().stream().map(Message::type))
                .containsSubsequence("update_display_data", "clear_output", "status");
    }

    @Test
    void underWhatACellHasShownNoProgressIs() {
        var ran = client.run("System.out.println(\"first\");" + LONG_WORK);
        assertThat(ran.of("display_data")).isEmpty();
        assertThat(ran.of("clear_output")).isEmpty();
    }

    @Test
    void whatIsShownAfterAClearingIsNotLost() {
        var ran = client.run(LONG_WORK + "clearOutput(); display(\"kept\");");
        assertThat(shown(ran, "display_data")).hasSize(2).last().isEqualTo("kept");
        assertThat(ran.of("clear_output")).hasSize(1);
    }

    /** The front end would take away the result together with the progress, or keep the progress for ever. */
    @Test
    void underACellThatHasEndedNoProgressIs() {
        client.runCell("p1", "int size = 1;");
        client.runCell(
                "p2",
                "Count sized(int n) throws Exception {" + LONG_WORK.replaceAll("\\bwork\\b", "own")
                        + "System.out.println(\"sized\"); return million(n); }");
        assertThat(shown(client.runCell("p3", "sized(size)"), "display_data"))
                .last()
                .isEqualTo("1 million");
        var ran = client.runCell("p1", "size = 2;\nsize");
        assertThat(ran.result()).isEqualTo("2");
        assertThat(ran.stream("stdout")).isEqualTo("sized\n");
        assertThat(shown(ran, "update_display_data")).containsExactly("2 million");
        assertThat(ran.of("display_data")).isEmpty();
        assertThat(ran.of("clear_output")).isEmpty();
    }

    @Test
    void anAnswerToAQuestionStaysWhereAProgressGoes() {
        var cell = LONG_WORK + "new Scanner(System.in).nextLine()";
        var request = client.execute(Json.with(Json.of("code", cell), "allow_stdin", true));
        client.asked();
        // what is cleared later would take along the line that the front end shows
        client.publishedFor(request, m -> m.type().equals("clear_output"));
        client.type("typed");
        var ran = client.await(request);
        assertThat(ran.result()).isEqualTo("typed");
        assertThat(ran.of("clear_output")).isEmpty();
    }

    private static List<String> shown(Client.Ran ran, String type) {
        return ran.of(type).stream()
                .map(message -> message.content()
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .toList();
    }

    @Test
    void aPageTravelsWithTheReply() {
        var payload = client.run("page(\"long text\");").reply().content().getAsJsonArray("payload");
        assertThat(payload.toString()).contains("\"source\":\"page\"", "\"text/plain\":\"long text\"");
    }

    @Test
    void historyTellsTheCells() {
        client.run("\"remembered\"");
        var history = client.ask(
                "history_request", Json.with(Json.of("hist_access_type", "search"), "pattern", "*remembered*"));
        assertThat(Client.array(history, "history").toString()).contains("\\\"remembered\\\"");
        var all = Json.of("hist_access_type", "search");
        all.add("pattern", JsonNull.INSTANCE);
        assertThat(Client.array(client.ask("history_request", all), "history").toString())
                .contains("\\\"remembered\\\"");
    }

    @Test
    void codeIsCompleteIncompleteOrInvalid() {
        assertThat(client.ask("is_complete_request", Json.of("code", "1 + 1")).text("status"))
                .isEqualTo("complete");
        assertThat(client.ask("is_complete_request", Json.of("code", "non-sealed class X implements Y {}"))
                        .text("status"))
                .isEqualTo("complete");
        assertThat(client.ask("is_complete_request", Json.of("code", "int f() {"))
                        .text("status"))
                .isEqualTo("incomplete");
        assertThat(client.ask("is_complete_request", Json.of("code", "int x = ;;)"))
                        .text("status"))
                .isEqualTo("invalid");
    }

    @Test
    void malformedMessagesAreDroppedAndTheLogSaysSo() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            int frames = 1 + random.nextInt(9);
            client.sendRaw(random.ints(frames, 0, 5)
                    .mapToObj(KernelProtocolTest::frame)
                    .toList());
        }
        assertThat(client.run("1 + 1").result()).isEqualTo("2");
        assertThat(client.errors())
                .contains("envelope: dropped a message: it has not all the parts", "(100 dropped so far)");
    }

    @Test
    void garbageOnASocketDoesNotEndIt() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.sendGarbage();
            assertThat(client.beat("still", "there")).isEqualTo("stillthere");
            // the end of a connection is noticed late
            Thread.sleep(1_000);
            assertThat(client.beat("there")).isEqualTo("there");
        }
        assertThat(client.run("1 + 1").result()).isEqualTo("2");
        assertThat(client.control("interrupt_request", new JsonObject()).text("status"))
                .isEqualTo("ok");
    }

    @Test
    void aForgedMessageIsDropped() throws Exception {
        client.run("var untouched = 1;");
        client.sendForged("execute_request", Json.of("code", "untouched = 2;"));
        assertThat(client.run("untouched").result()).isEqualTo("1");
    }

    @Test
    void whatALateThreadPrintsStandsUnderItsCell() throws Exception {
        var early = client.execute("new Thread(() -> { try { Thread.sleep(400); } catch (InterruptedException e) { }"
                + " System.out.println(\"late\"); }).start();");
        client.await(early);
        client.execute("System.out.println(\"other\");");
        var late = client.publishedFor(early, m -> m.type().equals("stream"));
        assertThat(late.get(late.size() - 1).text("text")).isEqualTo("late\n");
    }

    /** On one core or two the common pool runs no such tasks, so this kernel is told that it has more. */
    @Test
    void tasksOfTheCommonPoolBelongToTheirCell() throws Exception {
        try (var cores =
                new Client(Map.of("_JAVA_OPTIONS", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4"))) {
            cores.run("import java.util.concurrent.*;\nvolatile boolean isOver = false;");
            var early = cores.execute("var task = CompletableFuture.supplyAsync(() -> { try { Thread.sleep(500); }"
                    + " catch (InterruptedException e) { } System.out.println(\"early\"); while (!isOver) { } return 7; })"
                    + ".thenApply(n -> { System.out.println(\"then\"); return n; });");
            cores.await(early);
            var other = cores.execute("System.out.println(\"other\"); while (true) { }");
            var late = cores.publishedFor(early, m -> m.type().equals("stream"));
            assertThat(late.get(late.size() - 1).text("text")).isEqualTo("early\n");
            cores.control("interrupt_request", new JsonObject());
            assertThat(cores.await(other).reply().text("ename")).isEqualTo("Interrupted");
            assertThat(cores.run("isOver = true; task.get()").result()).isEqualTo("7");
        }
    }

    /** Newer JDKs cannot stop code of a library, and say so. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void anInterruptEndsAParallelStreamOfTheLibrary() throws Exception {
        try (var cores =
                new Client(Map.of("_JAVA_OPTIONS", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4"))) {
            var summing = cores.execute("LongStream.range(0, Long.MAX_VALUE).parallel().sum()");
            cores.publishedFor(summing, m -> m.type().equals("execute_input"));
            Thread.sleep(500);
            cores.control("interrupt_request", new JsonObject());
            assertThat(cores.await(summing).reply().text("ename")).isEqualTo("Interrupted");
            var busy = cores.run("""
                    var bean = java.lang.management.ManagementFactory.getThreadMXBean();
                    Thread.sleep(200);
                    var workers = Thread.getAllStackTraces().keySet().stream()
                            .filter(t -> t instanceof java.util.concurrent.ForkJoinWorkerThread).map(Thread::getId).toList();
                    long before = workers.stream().mapToLong(bean::getThreadCpuTime).sum();
                    Thread.sleep(200);
                    workers.stream().mapToLong(bean::getThreadCpuTime).sum() - before < 20_000_000
                    """);
            assertThat(busy.result()).isEqualTo("true");
            assertThat(cores.run("IntStream.range(0, 1_000).parallel().sum()").result())
                    .isEqualTo("499500");
        }
    }

    @Test
    void theKernelEndsWhenItsParentIsGone() throws Exception {
        var parent = new ProcessBuilder("sleep", "60").start();
        try (var child = new Client(Map.of("JPY_PARENT_PID", String.valueOf(parent.pid())))) {
            assertThat(child.run("1 + 1").result()).isEqualTo("2");
            parent.destroyForcibly().waitFor();
            assertThat(child.endsWithin(3_000)).isTrue();
        }
    }

    @Test
    void anIdleKernelEndsAtOnce() throws Exception {
        try (var other = new Client()) {
            other.run("1 + 1");
            other.control("shutdown_request", Json.of("restart", false));
            assertThat(other.endsWithin(1_500)).isTrue();
            assertThat(other.errors()).isEmpty();
        }
    }

    @Test
    void aKernelThatCannotSignSaysSoAndEnds(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("connection.json"), """
                {"ip": "127.0.0.1", "transport": "tcp", "key": "a key", "signature_scheme": "hmac-rot13",
                 "shell_port": 0, "control_port": 0, "iopub_port": 0, "stdin_port": 0, "hb_port": 0}""");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var kernel = new ProcessBuilder(java, "-cp", classPath, EnvelopeKernel.class.getName(), file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(kernel.getInputStream().readAllBytes(), UTF_8)).contains("no way to sign by hmac-rot13");
        assertThat(kernel.waitFor()).isEqualTo(1);
    }

    private static byte[] frame(int kind) {
        return switch (kind) {
            case 0 -> "<IDS|MSG>".getBytes(UTF_8);
            case 1 -> "{\"msg_type\":\"shutdown_request\"}".getBytes(UTF_8);
            case 2 -> "[[[[".getBytes(UTF_8);
            case 3 -> new byte[] {(byte) 0xFF, 0, 1};
            default -> new byte[0];
        };
    }

    @Test
    void shutdownEndsTheProcessAlsoWhileACellRuns() throws Exception {
        try (var other = new Client()) {
            var looping = other.execute(
                    "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) ; }));\nwhile (true) { }");
            other.publishedFor(looping, m -> m.type().equals("execute_input"));
            var reply = other.control("shutdown_request", Json.of("restart", true));
            assertThat(reply.flag("restart", false)).isTrue();
            assertThat(other.endsWithin(2_500)).isTrue();
        }
    }
}
