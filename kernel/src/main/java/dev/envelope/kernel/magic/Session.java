package dev.envelope.kernel.magic;

import dev.envelope.view.MimeBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What a magic may do to the notebook that it stands in. */
public interface Session {

    /** Evaluates a part of the cell in place of the magic: its value is the magic's, and its error ends the cell. */
    boolean evaluate(String code, int offset);

    /**
     * Evaluates code from elsewhere in place of the magic.
     *
     * @param name what to call the code where it fails, such as its file
     */
    boolean evaluate(String code, String name);

    /** Runs a magic that a library has brought; false where there is none of its name. */
    boolean runOther(Call call);

    /** Adds jars and folders of classes to the class path of this cell and all later ones. */
    void addToClassPath(List<Path> entries);

    /** What cells and magics have added to the class path, in this order. */
    List<Path> classPath();

    /** The variables of the notebook that have a value, in the order of their declaration. */
    List<Variable> variables();

    /** A variable: its type as it was declared or inferred, and its value in one line. */
    record Variable(String name, String type, String value) {}

    /** How long code of cells has run so far, without what the compiler took. */
    Duration timeInCode();

    /** Whether variables follow when a cell changes what they were computed from. */
    void follow(boolean on);

    boolean follows();

    /** What a magic keeps for as long as the notebook lives; made when it is first asked for. */
    <T> T kept(Class<T> type, Supplier<T> first);

    /** Says how far a long work is; the next remark takes the place of it. */
    void progress(String line);

    /** Shows a small remark under the cell. */
    void note(List<String> lines);

    /** Shows something under the cell. */
    void show(MimeBundle bundle);
}
