package dev.envelope.kernel.shell.cell;

import dev.envelope.progress.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads {@code System.out}, {@code System.err}, {@code System.in} and the progress of long works to the cell that the calling thread
 * belongs to.
 *
 * <p>A task that a cell hands to another thread is the cell's wherever it runs ({@link Handover}). Apart from that a thread inherits
 * its cell from the thread that started it, so what it prints after the cell ended still stands under that cell; and the
 * threads of fork-join pools outlive cells and belong to whichever runs now, as it does that waits for a parallel stream.
 */
public final class CellStreams {

    private static final InheritableThreadLocal<@Nullable Cell> OWN = new InheritableThreadLocal<>();

    /** The threads that are in the midst of a cell's code, or of a task of it. */
    private static final Map<Thread, Cell> AT_WORK = new ConcurrentHashMap<>();

    private static volatile @Nullable Cell latest;

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
        OWN.set(cell);
        latest = cell;
    }

    public static void leave() {
        OWN.remove();
        putBack();
    }

    /** What a task does, with what it throws. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    /** Does a cell's work in the calling thread. In the midst of a cell's work it is a part of that, so that an interrupt ends both. */
    static <T extends @Nullable Object, E extends Exception> T work(Cell cell, Work<T, E> task) throws E {
        var thread = Thread.currentThread();
        if (AT_WORK.putIfAbsent(thread, cell) != null) {
            return task.run();
        }
        Cell before = OWN.get();
        OWN.set(cell);
        try {
            if (cell.stopped().get()) {
                throw new StopCheck.CellInterrupted();
            }
            T value = task.run();
            // not where it throws: a thread that dies of that says so under the cell
            OWN.set(before);
            return value;
        } finally {
            AT_WORK.remove(thread);
            if (cell.stopped().get()) {
                Thread.interrupted();
            }
        }
    }

    /** Whether a thread is in the midst of the cell's work. */
    static boolean isAtWork(Cell cell) {
        return AT_WORK.values().stream().anyMatch(each -> each == cell);
    }

    /** Does something to each thread that is in the midst of the cell's work, which stays there meanwhile. */
    public static void forThreadsOf(Cell cell, Consumer<Thread> action) {
        for (Thread thread : AT_WORK.keySet()) {
            AT_WORK.computeIfPresent(thread, (each, worksFor) -> {
                if (worksFor == cell) {
                    action.accept(each);
                }
                return worksFor;
            });
        }
    }

    /** The workers of fork-join pools that compute a part of what the running cell waits for. */
    static List<Thread> workers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey() instanceof ForkJoinWorkerThread
                        && !AT_WORK.containsKey(each.getKey())
                        && isInTask(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isInTask(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(ForkJoinTask.class.getName())
                        && frame.getMethodName().equals("doExec"));
    }

    /** The cell that the calling thread works for, null outside of any. */
    static @Nullable Cell current() {
        var thread = Thread.currentThread();
        Cell atWork = AT_WORK.get(thread);
        if (atWork != null) {
            return atWork;
        }
        return thread instanceof ForkJoinWorkerThread ? latest : OWN.get();
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
