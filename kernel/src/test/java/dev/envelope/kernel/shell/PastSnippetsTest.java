package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PastSnippetsTest {

    @Test
    void whatNobodyCanReferToIsForgotten() {
        var engine = new LocalControl(new ReentrantLock()).asProvider();
        try (var jshell = JShell.builder().executionEngine(engine, Map.of()).build()) {
            var past = new PastSnippets(jshell);
            int forgot = 0;
            for (int i = 0; i < 1_100; i++) {
                for (var event : jshell.eval(cell(i))) {
                    if (event.causeSnippet() == null) {
                        forgot += past.add(event.snippet()) ? 1 : 0;
                    }
                }
            }
            assertThat(forgot).isEqualTo(10);
            assertThat(jshell.snippets().count()).isLessThan(250);
        }
    }

    private static String cell(int i) {
        return switch (i % 4) {
            case 0 -> "var declared = " + i + ";";
            case 1 -> "declared";
            case 2 -> "for (int i = 0; i < " + i + "; i++) { }";
            default -> "no.such.word(" + i + ")";
        };
    }

    @Test
    void whatIsDeclaredStays() {
        try (var kit = new Kit()) {
            kit.run("record Point(int x, int y) {}\nint sum(Point p) { return p.x() + p.y(); }");
            kit.run("var point = new Point(1, 2);\nvar points = List.of(point);");
            kit.run("Supplier<Point> made = () -> new Point(3, 4);\nint sum(Point p, int z) { return sum(p) + z; }");
            kit.run("import java.util.concurrent.atomic.*;\nvar count = new AtomicInteger();");
            runManyCells(kit);
            assertThat(kit.run("sum(point) + sum(made.get(), 5)").text()).isEqualTo("15");
            assertThat(kit.run("count.incrementAndGet() + points.size()").text())
                    .isEqualTo("2");
            kit.run("record Point(int x, int y, int z) {}");
            assertThat(kit.run("new Point(1, 2, 3)").text()).isEqualTo("Point[x=1, y=2, z=3]");
        }
    }

    @Test
    void theLineOfARecentLambdaIsTold() {
        try (var kit = new Kit()) {
            kit.run("var tasks = new ArrayList<Runnable>();");
            kit.run("tasks.add(\n    () -> { throw new IllegalStateException(\"late\"); })");
            assertThat(kit.run("tasks.get(0).run();").traceback()).contains("line 2 of an earlier cell");
        }
    }

    private static void runManyCells(Kit kit) {
        for (int i = 0; i < 250; i++) {
            kit.run(i + " + 1");
        }
    }
}
