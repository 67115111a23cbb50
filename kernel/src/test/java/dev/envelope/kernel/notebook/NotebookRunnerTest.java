package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.envelope.kernel.notebook.Output.Displayed;
import dev.envelope.kernel.notebook.Output.Failed;
import dev.envelope.kernel.notebook.Output.Printed;
import dev.envelope.kernel.notebook.Output.Result;
import dev.envelope.kernel.shell.cell.Stream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunnerTest {

    @TempDir
    Path folder;

    @Test
    void cellsShareTheirStateAndGiveOffPrintsDisplaysAndResultsInOrder() {
        var run = NotebookKit.run(
                NotebookKit.of(
                        folder,
                        "int x = 20;",
                        "System.out.print(\"a\"); System.out.println(\"b\"); display(\"shown\"); System.err.println(\"c\"); x + 1"));
        assertThat(run.failure()).isNull();
        var outputs = run.notebook().cells().get(1).outputs();
        assertThat(outputs.get(0)).isEqualTo(new Printed(Stream.STDOUT, "ab\n"));
        assertThat(outputs.get(1))
                .isInstanceOfSatisfying(
                        Displayed.class, d -> assertThat(d.bundle().data()).containsEntry("text/plain", "shown"));
        assertThat(outputs.get(2)).isEqualTo(new Printed(Stream.STDERR, "c\n"));
        assertThat(outputs.get(3)).isInstanceOfSatisfying(Result.class, r -> {
            assertThat(r.executionCount()).isEqualTo(2);
            assertThat(r.bundle().data()).containsEntry("text/plain", "21");
        });
        assertThat(outputs).hasSize(4);
    }

    @Test
    void countsGoUpByOneOverTheCellsThatRan() {
        var notebook = NotebookKit.withCells(
                folder,
                NotebookKit.code("1", "{}") + "," + NotebookKit.code("  ", "{}") + "," + NotebookKit.markdown("text")
                        + "," + NotebookKit.code("2", "{}"));
        assertThat(NotebookKit.run(notebook).notebook().cells())
                .extracting(Cell::executionCount)
                .containsExactly(1, 0, 0, 2);
    }

    @Test
    void theFirstFailureEndsTheRunAndSaysWhichCellAndLine() {
        var run = NotebookKit.run(NotebookKit.of(folder, "int x = 0;", "int y = 1;\nint z = y / x;\nz", "\"never\""));
        assertThat(run.failure()).hasToString("cell 2, line 2: ArithmeticException: / by zero\n  int z = y / x;");
        assertThat(run.notebook().cells().get(1).outputs())
                .singleElement()
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.name()).isEqualTo("ArithmeticException"));
        assertThat(run.notebook().cells().get(2).outputs()).isEmpty();
    }

    @Test
    void aCellTaggedRaisesExceptionMayFail() {
        var notebook = NotebookKit.withCells(
                folder,
                NotebookKit.code("throw new IllegalStateException(\"boom\");", "{\"tags\": [\"raises-exception\"]}")
                        + "," + NotebookKit.code("2", "{}"));
        var run = NotebookKit.run(notebook);
        assertThat(run.failure()).isNull();
        assertThat(run.notebook().cells().get(0).outputs()).hasOnlyElementsOfType(Failed.class);
        assertThat(run.notebook().cells().get(1).outputs()).hasOnlyElementsOfType(Result.class);
    }

    @Test
    void aCellTaggedSkipExecutionKeepsWhatItHas() {
        var notebook =
                NotebookKit.withCells(folder, NotebookKit.code("throw null;", "{\"tags\": [\"skip-execution\"]}"));
        var run = NotebookKit.run(notebook);
        assertThat(run.failure()).isNull();
        assertThat(run.notebook().toJson()).isEqualTo(notebook.toJson());
    }

    @Test
    void aRunIsValidNbformatAndTheNextRunIsTheSameByteForByte() throws IOException {
        var notebook = Notebook.read(Path.of("src/test/resources/notebooks/outputs.ipynb"));
        String once = NotebookKit.run(notebook).notebook().toJson();
        assertThat(NotebookKit.run(notebook).notebook().toJson()).isEqualTo(once);
        try (var schema = getClass().getResourceAsStream("/nbformat/nbformat.v4.5.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V4)
                            .getSchema(schema)
                            .validate(once, InputFormat.JSON))
                    .isEmpty();
        }
    }
}
