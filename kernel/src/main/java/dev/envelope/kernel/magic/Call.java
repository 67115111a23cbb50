package dev.envelope.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A magic as it was written.
 *
 * @param name the word behind the percent signs
 * @param overCell whether it was written with two percent signs, over a whole cell
 * @param line what follows the name in its line
 * @param lineOffset the offset in the cell at which that begins
 * @param body the cell below it; empty for a magic of one line
 * @param bodyOffset the offset in the cell at which the body begins
 */
public record Call(String name, boolean overCell, String line, int lineOffset, String body, int bodyOffset) {

    private static final Pattern WRITTEN = Pattern.compile("\\A(%%?)([\\w.-]*)[ \\t]*([^\\n]*)(\\n|\\z)");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** @param offset where in the cell the source begins */
    static Call of(String source, int offset) {
        Matcher written = WRITTEN.matcher(source);
        if (!written.find()) {
            throw new IllegalArgumentException("not a magic: " + source);
        }
        return new Call(
                written.group(2),
                written.group(1).length() == 2,
                written.group(3).stripTrailing(),
                offset + written.start(3),
                source.substring(written.end()),
                offset + written.end());
    }

    /** The words behind the name; one in quotes may hold blanks. */
    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        for (Matcher each = ARGUMENT.matcher(line); each.find(); ) {
            int group = each.start(1) >= 0 ? 1 : each.start(2) >= 0 ? 2 : 3;
            arguments.add(each.group(group));
        }
        return arguments;
    }

    /** The words behind the name, of which there must be some. */
    public List<String> someArguments(String usage) {
        var arguments = arguments();
        if (arguments.isEmpty()) {
            throw new MagicException(this + " says nothing to work on; write " + usage);
        }
        return arguments;
    }

    /** As it was written, without its arguments. */
    @Override
    public String toString() {
        return (overCell ? "%%" : "%") + name;
    }
}
