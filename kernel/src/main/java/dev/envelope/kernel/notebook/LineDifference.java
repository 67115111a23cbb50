package dev.envelope.kernel.notebook;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The lines that two texts do not have in common: {@code -} as stored, {@code +} as now. */
final class LineDifference {

    private static final int LINES = 16;
    private static final int WIDTH = 160;

    private LineDifference() {}

    static List<String> of(List<String> stored, List<String> now) {
        var lines = new ArrayList<String>();
        for (var delta : DiffUtils.diff(stored, now).getDeltas()) {
            delta.getSource().getLines().forEach(line -> lines.add("- " + shortened(line)));
            delta.getTarget().getLines().forEach(line -> lines.add("+ " + shortened(line)));
        }
        if (lines.size() <= LINES) {
            return lines;
        }
        var begin = new ArrayList<>(lines.subList(0, LINES - 1));
        begin.add("... and " + (lines.size() - begin.size()) + " more");
        return begin;
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " ...";
    }
}
