package dev.envelope.kernel.shell.cell;

import dev.envelope.progress.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads {@code System.out}, {@code System.err}, {@code System.in} and the progress of long works to the cell that the calling thread
 * belongs to.
 *
 * <p>A thread inherits its cell from the thread that started it, so what it prints after the cell ended still stands under
 * that cell. While it does a task of a pool it belongs to the cell that handed the task over; else the threads of the common pool, which
 * outlive cells, belong to whichever runs now, as those of its parallel streams do.
 */
public final class CellStreams {

    /** Whom a thread works for, and whether only as long as a task takes. */
    private record Owner(Cell cell, boolean byTask) {}

    private static final InheritableThreadLocal<@Nullable Owner> OWN = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Owner childValue(@Nullable Owner parent) {
            return parent == null ? null : new Owner(parent.cell(), false);
        }
    };
    private static volatile @Nullable Cell latest;
    private static final Set<Thread> AT_TASKS = ConcurrentHashMap.newKeySet();

    private static @Nullable PrintStream out;
    private static @Nullable PrintStream err;

    private CellStreams() {}

    /** Takes over the streams of this process, once. */
    public static synchronized void install() {
        if (out == null) {
            out = new PrintStream(new Routed(Stream.STDOUT, System.out), false, StandardCharsets.UTF_8);
            err = new PrintStream(new Routed(Stream.STDERR, System.err), false, StandardCharsets.UTF_8);
            System.setOut(out);
            System.setErr(err);
            System.setIn(new CellInput());
            Progress.showOn(CellStreams::progress);
        }
    }

    /** Puts back streams that a cell has taken away, which the compiler needs as well; those that it has put in their place stay. */
    private static synchronized void putBack() {
        if (System.out == null) {
            System.setOut(out);
        }
        if (System.err == null) {
            System.setErr(err);
        }
        if (System.in == null) {
            System.setIn(new CellInput());
        }
    }

    /** Where the progress of a work goes that the calling thread begins. */
    private static Consumer<String> progress() {
        Cell cell = current();
        return cell == null ? line -> {} : line -> cell.outputs().waiting(Note.of(List.of(line)));
    }

    public static void enter(Cell cell) {
        OWN.set(new Owner(cell, false));
        latest = cell;
    }

    public static void leave() {
        OWN.remove();
        putBack();
    }

    /** The cell that the calling thread works for, null outside of any. */
    static @Nullable Cell current() {
        Owner owner = OWN.get();
        if (Thread.currentThread() instanceof ForkJoinWorkerThread && (owner == null || !owner.byTask())) {
            return latest;
        }
        return owner == null ? null : owner.cell();
    }

    /** A task of a cell, which the calling thread does from now on until it closes this. */
    interface Task extends AutoCloseable {
        @Override
        void close();
    }

    static Task taskOf(Cell cell) {
        StopCheck.begin(cell);
        Owner before = OWN.get();
        boolean isFirst = AT_TASKS.add(Thread.currentThread());
        OWN.set(new Owner(cell, true));
        return () -> {
            OWN.set(before);
            if (isFirst) {
                AT_TASKS.remove(Thread.currentThread());
            }
        };
    }

    /** The threads of the common pool that compute for the cell which runs, and are at no task that some cell has handed over. */
    static List<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread instanceof ForkJoinWorkerThread worker
                        && worker.getPool() == ForkJoinPool.commonPool()
                        && worker.getState() == Thread.State.RUNNABLE)
                .filter(thread -> !AT_TASKS.contains(thread))
                .toList();
    }

    /** A print stream hands over whole characters, except where a program writes bytes of its own. */
    private static final class Routed extends OutputStream {

        private final Stream stream;
        private final OutputStream outside;
        private byte[] begun = new byte[0];

        Routed(Stream stream, OutputStream outside) {
            this.stream = stream;
            this.outside = outside;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            byte[] all = new byte[begun.length + length];
            System.arraycopy(begun, 0, all, 0, begun.length);
            System.arraycopy(bytes, offset, all, begun.length, length);
            int whole = wholeCharacters(all);
            begun = Arrays.copyOfRange(all, whole, all.length);
            if (whole == 0) {
                return;
            }
            Cell cell = current();
            if (cell != null) {
                cell.outputs().stream(stream, new String(all, 0, whole, StandardCharsets.UTF_8));
            } else {
                writeOutside(all, whole);
            }
        }

        private void writeOutside(byte[] bytes, int length) {
            try {
                outside.write(bytes, 0, length);
                outside.flush();
            } catch (java.io.IOException e) {
                // the console is gone, and there is no other place to tell
            }
        }

        /** How many bytes end on a character's boundary. */
        private static int wholeCharacters(byte[] bytes) {
            int start = bytes.length - 1;
            while (start >= 0 && start > bytes.length - 4 && (bytes[start] & 0xC0) == 0x80) {
                start--;
            }
            if (start < 0) {
                return bytes.length;
            }
            int lead = bytes[start] & 0xFF;
            int needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return start + needs <= bytes.length ? bytes.length : start;
        }
    }
}
