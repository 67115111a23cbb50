package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CellShellTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void aValueThatCannotBeComparedIsReplaced() {
        String cell = "var self = new ArrayList<Object>();\nself.add(self);\nself.size()";
        kit.run(cell);
        assertThat(kit.run(cell).text()).isEqualTo("1");
        String strict = "class Strict { @Override public boolean equals(Object o) { throw new AssertionError(); } }";
        kit.run(strict + "\nvar strict = new Strict();");
        assertThat(kit.run("strict = new Strict();\n2").text()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"var text = \"LONG\";", "// LONG\n%time 1 + 1", "display(\"LONG\");", "/* LONG\n */ int z = 1;"})
    void textsAndCommentsMayBeLong(String cell) {
        var ran = kit.run(cell.replace("LONG", "a long text\\n".repeat(5_000)));
        assertThat(ran.text()).isIn("", "2");
        assertThat(kit.complete(cell.replace("LONG", "a long text\\n".repeat(5_000)) + "\nMath.ab|"))
                .contains("abs(");
    }

    /** Nobody could interrupt it while the kernel looks for what has changed. */
    @Test
    void theKernelDoesNotAskAUsersEquals() {
        kit.run(
                "class Asked { static int times; @Override public boolean equals(Object o) { times++; return false; } }");
        kit.run("var asked = new Asked(); var several = List.of(asked);");
        kit.run("asked = new Asked(); several = List.of(asked);");
        kit.run("6 * 7");
        assertThat(kit.run("Asked.times").text()).isEqualTo("0");
    }

    /** The compiler writes to them as well. */
    @Test
    void streamsThatACellTakesAwayArePutBack() {
        kit.run("System.setErr(null); System.setOut(null); System.setIn(null);");
        var after = kit.run("System.out.print(1); System.err.print(2); System.in != null");
        assertThat(after.out()).isEqualTo("1");
        assertThat(after.err()).isEqualTo("2");
        assertThat(after.text()).isEqualTo("true");
    }

    @Test
    void aCommentAboveDoesNotMoveTheLineOfAnError() {
        assertThat(kit.run("// why\n/* and\nwhy */ 1 / 0").error().line()).isEqualTo(3);
    }

    @Test
    void aDeclarationThatFailsShowsNothingOfJShell() {
        assertThat(kit.run("var half = 1 / 0;").error().traceback())
                .containsExactly(
                        "ArithmeticException: / by zero",
                        "    at cell line 1",
                        "cell line 1:",
                        "    var half = 1 / 0;");
        kit.run("int fails() { throw new IllegalStateException(); }\nfails()");
        assertThat(kit.shell().variableNames()).noneMatch(name -> name.startsWith("$"));
    }

    @Test
    void theLastExpressionIsTheAnswer() {
        assertThat(kit.run("var a = 20;\nint twice(int n) { return 2 * n; }\ntwice(a) + 2")
                        .text())
                .isEqualTo("42");
        assertThat(kit.run("int declared = 3;").hasResult()).isFalse();
        assertThat(kit.run("// only a comment").text()).isEmpty();
    }

    @Test
    void chainsWithLeadingDotsAndCommentsAreOneExpression() {
        var ran = kit.run("""
                List.of(1, 2, 3).stream()
                    .map(i -> i * 2)
                    // between two links

                    .toList()
                """);
        assertThat(ran.text()).isEqualTo("[2, 4, 6]");
    }

    @Test
    void whatAMethodWaitsForIsSaid() {
        assertThat(kit.run("int early(int n) { return afterwards * late(n); }").note())
                .isEqualTo("early(int) can be used once this is defined: method late(int), variable afterwards");
        assertThat(kit.run("1 + 1").note()).isEmpty();
        assertThat(kit.run("int late(int n) { return n; }").note())
                .isEqualTo("early(int) can be used once this is defined: variable afterwards");
        assertThat(kit.run("var afterwards = 2;").note()).isEqualTo("early(int) can be used now");
        assertThat(kit.run("early(3)").text()).isEqualTo("6");
        assertThat(kit.run("record Early(Afterthought x) {}").note())
                .isEqualTo("Early can be used once this is defined: class Afterthought");
        assertThat(kit.run("record Afterthought() {}").note()).isEqualTo("Early can be used now");
        assertThat(kit.run("Count typo() { return millon(3); }").note()).endsWith("millon(int); did you mean million?");
        assertThat(kit.run("int both() { return other(); }\nint other() { return 1; }")
                        .note())
                .isEmpty();
    }

    @Test
    void methodsMayReferToWhatComesLater() {
        assertThat(kit.run("int first() { return second() + 1; }\nint second() { return 1; }\nfirst()")
                        .text())
                .isEqualTo("2");
    }

    @Test
    void aMethodThatNamesWhatIsNotThereSaysSo() {
        var error = kit.run("int lonely() { return missing(3); }\nlonely()").error();
        assertThat(error.value()).isEqualTo("lonely() cannot run until this is defined: method missing(int)");
        assertThat(error.line()).isEqualTo(1);
    }

    @Test
    void theLineIsThatOfTheWordThatIsMissing() {
        var error = kit.run("int several() {\n    // nowhere\n    int a = 1;\n    return a + nowhere;\n}\nseveral()")
                .error();
        assertThat(error.line()).isEqualTo(4);
        assertThat(error.traceback())
                .containsSequence(
                        "    at several (cell line 4)",
                        "    at cell line 6",
                        "cell line 4:",
                        "    return a + nowhere;");
    }

    @Test
    void aReturnOutsideOfAMethodSaysWhatToWrite() {
        var ran = kit.run("int x0 = 3;\nif (x0 > 2)\n    return 3;");
        assertThat(ran.traceback()).isEqualTo("""
                        CompileError: return stands outside of a method; the last expression is what a cell answers, without return
                        cell line 3:
                                return 3;
                                ^^^^^^""");
        assertThat(kit.run("Supplier<Integer> three = () -> { return 3; };\nint four() { return 4; }\n"
                                + "three.get() + four() + \"return\".length()")
                        .text())
                .isEqualTo("13");
    }

    @Test
    void whatTheJdksShellImportsIsThere() {
        assertThat(kit.run("new BigDecimal(\"1.5\").toString() + new StringReader(\"\").read()"
                                + " + Pattern.matches(\"a\", \"a\") + new ConcurrentHashMap<>() + URI.create(\"a\")")
                        .text())
                .isEqualTo("1.5-1true{}a");
        assertThat(kit.run("Flow.class.getName()").text()).startsWith("dev.envelope.");
    }

    @Test
    void aMethodThatNoLongerFitsATypeSaysSo() {
        kit.run("enum Paint { RED, BLUE }");
        kit.run("String coat(Paint p) { return switch (p) { case RED -> \"r\"; case BLUE -> \"b\"; }; }");
        String why = "coat(Paint) no longer compiles: the switch expression does not cover all possible input values";
        assertThat(kit.run("enum Paint { RED, BLUE, GREEN }").note()).isEqualTo(why);
        assertThat(kit.run("coat(Paint.RED)").error().value()).isEqualTo(why);
        assertThat(kit.run("enum Paint { BLUE, RED }").note()).isEqualTo("coat(Paint) can be used now");
        assertThat(kit.run("coat(Paint.RED)").text()).isEqualTo("r");
    }

    @Test
    void redefinitionReplaces() {
        kit.run("record Point(int x) {}\nvar point = new Point(1);\nstatic int g() { return 1; }");
        assertThat(kit.run("record Point(int x, int y) {}\nnew Point(1, 2)").text())
                .isEqualTo("Point[x=1, y=2]");
        assertThat(kit.run("static int g() { return 2; }\ng()").text()).isEqualTo("2");
        assertThat(kit.run("var point = \"other type\";\npoint").text()).isEqualTo("other type");
    }

    @Test
    void aCompileErrorPointsAtTheCellsLine() {
        var ran = kit.run("var fine = 1;\n\nString s = \"a\"\n    .foo();");
        assertThat(ran.error().name()).isEqualTo("CompileError");
        assertThat(ran.error().line()).isEqualTo(4);
        assertThat(ran.traceback()).isEqualTo("""
                        CompileError: cannot find symbol; symbol: method foo(); location: class java.lang.String
                        cell line 4:
                                .foo();
                                ^^^^""");
    }

    @Test
    void anExceptionHasItsClassItsMessageItsCausesAndTheCellsLines() {
        var ran = kit.run("""
                class Boom extends RuntimeException {
                    Boom(String message, Throwable cause) { super(message, cause); }
                }
                void fail() {
                    throw new Boom("bad", new java.io.IOException("disk"));
                }

                fail();
                """);
        assertThat(ran.error().name()).isEqualTo("Boom");
        assertThat(ran.error().value()).isEqualTo("bad");
        assertThat(ran.error().line()).isEqualTo(5);
        assertThat(ran.traceback()).isEqualTo("""
                        Boom: bad
                            at fail (cell line 5)
                            at cell line 8
                        Caused by: java.io.IOException: disk
                            at fail (cell line 5)
                            at cell line 8
                        cell line 5:
                            throw new Boom("bad", new java.io.IOException("disk"));""");
    }

    @Test
    void aLineOfAnEarlierCellIsNotBlamedOnThisOne() {
        kit.run("\nint divide(int n) { return 1 / n; }");
        var ran = kit.run("var zero = 0;\ndivide(zero)");
        assertThat(ran.error().line()).isEqualTo(2);
        assertThat(ran.traceback()).contains("at divide (line 2 of an earlier cell)", "at cell line 2");
    }

    @Test
    void aMistakeInTheDesignIsOneLineWithoutAStackTrace() {
        var ran = kit.run(
                "\nthrow new dev.envelope.quantity.DesignException(\"users(-5)\", \"users are above 0\", \"write users(5)\");");
        assertThat(ran.error().name()).isEqualTo("DesignException");
        assertThat(ran.error().traceback())
                .hasSize(3)
                .startsWith("users(-5): users are above 0; write users(5)", "cell line 2:");
    }

    @Test
    void outputGoesToTheCellThatStartedTheThread() throws Exception {
        var first = kit.run("""
                var go = new java.util.concurrent.CountDownLatch(1);
                var late = new Thread(() -> {
                    try { go.await(); } catch (InterruptedException e) { }
                    System.out.println("late \u00e9 \ud83d\ude00");
                });
                late.start();
                System.out.println("first");
                System.err.println("problem");
                """);
        var second = kit.run("System.out.println(\"second\");\ngo.countDown();\nlate.join();");
        assertThat(first.out()).isEqualTo("first\nlate \u00e9 \ud83d\ude00\n");
        assertThat(first.err()).isEqualTo("problem\n");
        assertThat(second.out()).isEqualTo("second\n");
    }

    @Test
    void displayShowsInTheMiddleOfACell() {
        var ran = kit.run("display(html(\"<b>1</b>\"));\ndisplay(new int[] {1, 2});\n3");
        assertThat(ran.displays()).hasSize(2);
        assertThat(ran.displays().get(0).data()).containsEntry("text/html", "<b>1</b>");
        assertThat(ran.displays().get(1).data()).containsEntry("text/plain", "[1, 2]");
        assertThat(ran.text()).isEqualTo("3");
    }

    @Test
    void aRendererOfTheUserSaysHowATypeLooks() {
        kit.run("record Money(int cents) {}\nrenderer(Money.class, m -> html(\"<i>\" + m.cents() + \"</i>\"));");
        var ran = kit.run("new Money(7)");
        assertThat(ran.result().data())
                .containsEntry("text/html", "<i>7</i>")
                .containsEntry("text/plain", "Money[cents=7]");
    }

    @Test
    void aTypeThatIsDeclaredAnewKeepsItsRenderer() {
        kit.run("record Coin(int cents) {}\nrenderer(Coin.class, c -> html(\"<i>\" + c.cents() + \"</i>\"));");
        assertThat(kit.run("record Coin(int cents) { int twice() { return 2 * cents; } }\nnew Coin(7)")
                        .result()
                        .data())
                .containsEntry("text/html", "<i>7</i>");
        assertThat(kit.run("record Coin(int euros) {}").note())
                .startsWith("the renderer of Coin no longer fits: cannot find symbol; symbol: method cents()");
        assertThat(kit.run("new Coin(7)").text()).isEqualTo("Coin[euros=7]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (long i = 0; ; i++) { }",
                "while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { } }",
                "while (true) { try { int a = 1 / 0; } catch (Throwable t) { } }",
                "Thread.sleep(60_000);",
                "int spin(int n) { return n == 0 ? spin(1) : spin(0); }\nwhile (true) { try { spin(0); } catch (StackOverflowError e) { } }",
                "IntStream.range(0, 8).parallel().forEach(i -> { while (true) { } });",
                "IntStream.iterate(0, i -> i + 1).forEach(i -> { });",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "system().users(million(8, 12)).peak(2, 4).capacity(); while (true) { system().users(million(8, 12)).capacity().toString(); }",
                "new Object() { public String toString() { while (true) { } } }",
                "new java.io.PipedInputStream(new java.io.PipedOutputStream()).read()",
                "LongStream.range(0, 20_000_000_000L).map(Math::abs).sum()",
                "%time while (true) { }",
                "new java.net.ServerSocket(0).accept()"
            })
    void interruptStopsTheCode(String code) throws Exception {
        var ran = CompletableFuture.supplyAsync(() -> kit.run(code), command -> new Thread(command).start());
        while (!kit.shell().isRunning()) {
            Thread.sleep(5);
        }
        Thread.sleep(100);
        kit.shell().interrupt();
        assertThat(ran.get(5, TimeUnit.SECONDS).error().name()).isEqualTo("Interrupted");
        assertThat(kit.run("1 + 1").text()).isEqualTo("2");
    }

    @Test
    void aCellSurvivesExitAndErrorsOfTheVirtualMachine() {
        assertThat(kit.run("System.exit(3);").error().name()).isEqualTo("Exit");
        assertThat(kit.run("Runtime.getRuntime().halt(3);").error().name()).isEqualTo("Exit");
        assertThat(kit.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
                        .error()
                        .name())
                .isEqualTo("StackOverflowError");
        assertThat(kit.run("new long[Integer.MAX_VALUE]").error().name()).isEqualTo("OutOfMemoryError");
        assertThat(kit.run("1 + 1").text()).isEqualTo("2");
    }

    @Test
    void codeThatIsLeftBehindIsToldAsTheCellNamesIt() throws Exception {
        kit.run(
                "Object lock = new Object();\n"
                        + "new Thread(() -> { synchronized (lock) { try { Thread.sleep(9_000); } catch (InterruptedException e) { } } }).start();");
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("synchronized (lock) { }"), command -> new Thread(command).start());
        Thread.sleep(1_500);
        kit.shell().interrupt();
        assertThat(ran.get(9, TimeUnit.SECONDS).error().value())
                .startsWith("the code does not heed the interrupt in the cell; the kernel goes on");
    }

    @Test
    void codeThatCannotBeStoppedIsLeftBehindAndToldSo() throws Exception {
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run("System.setProperty(\"accepting\", \"now\");\nnew java.net.ServerSocket(0).accept()"),
                command -> new Thread(command).start());
        while (System.getProperty("accepting") == null) {
            Thread.sleep(5);
        }
        Thread.sleep(500);
        kit.shell().interrupt();
        assertThat(ran.get(5, TimeUnit.SECONDS).error().value()).contains("does not heed the interrupt", "accept");
        assertThat(kit.run("1 + 1").text()).isEqualTo("2");
    }

    /** Others run as fast as before while it hangs, and it does not go on when it comes back. */
    @Test
    void whatWasLeftBehindStopsWhenItComesBack() throws Exception {
        kit.run("class Hung { static int port; static volatile long turns; static volatile boolean isBack; }");
        var ran = CompletableFuture.supplyAsync(
                () -> kit.run(
                        "try (var server = new java.net.ServerSocket(0)) { Hung.port = server.getLocalPort(); server.accept(); }"
                                + " finally { Hung.isBack = true; }\nwhile (true) Hung.turns++;"),
                command -> new Thread(command).start());
        Thread.sleep(1_500);
        kit.shell().interrupt();
        assertThat(ran.get(5, TimeUnit.SECONDS).error().value()).contains("does not heed the interrupt");
        kit.run(
                "new java.net.Socket(\"localhost\", Hung.port).close(); while (!Hung.isBack) { Thread.sleep(5); } Thread.sleep(600);");
        assertThat(kit.run("long before = Hung.turns; Thread.sleep(100); Hung.turns - before")
                        .text())
                .isEqualTo("0");
    }

    @Test
    void classesMayDependOnEachOtherAndBeDefinedAgain() {
        kit.run("class Left { Right right; int n() { return 1; } }\nclass Right { Left left = new Left(); }");
        assertThat(kit.run("new Right().left.n()").text()).isEqualTo("1");
        kit.run("class Left { Right right; int n() { return 2; } }");
        assertThat(kit.run("new Right().left.n()").text()).isEqualTo("2");
        assertThat(kit.run("class Twice { }\nclass Twice { int m = 3; }\nnew Twice().m")
                        .text())
                .isEqualTo("3");
    }

    @Test
    void aThreadThatDiesSaysSoUnderItsCell() {
        var ran = kit.run("var dying = new Thread(() -> { throw new IllegalStateException(\"gone\"); });\n"
                + "dying.start();\ndying.join();");
        assertThat(ran.err()).contains("IllegalStateException: gone");
    }

    @Test
    void aToStringThatFailsIsAnErrorOfTheCell() {
        assertThat(kit.run("new Object() { public String toString() { throw new RuntimeException(\"no\"); } }")
                        .error()
                        .value())
                .isEqualTo("no");
    }
}
