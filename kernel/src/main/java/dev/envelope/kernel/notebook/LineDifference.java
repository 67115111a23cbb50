package dev.envelope.kernel.notebook;

import java.util.ArrayList;
import java.util.List;

/** What two texts do not have in common: the lines between their common beginning and their common end. */
final class LineDifference {

    private static final int LINES = 12;
    private static final int WIDTH = 160;

    private LineDifference() {}

    static List<String> of(List<String> stored, List<String> now) {
        int shorter = Math.min(stored.size(), now.size());
        int begin = 0;
        while (begin < shorter && stored.get(begin).equals(now.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && stored.get(stored.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var lines = new ArrayList<String>();
        add(lines, "- ", stored.subList(begin, stored.size() - end));
        add(lines, "+ ", now.subList(begin, now.size() - end));
        return lines;
    }

    private static void add(List<String> lines, String mark, List<String> differing) {
        differing.stream().limit(LINES).forEach(line -> lines.add(mark + shortened(line)));
        if (differing.size() > LINES) {
            lines.add(mark + "... and " + (differing.size() - LINES) + " more lines");
        }
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " ...";
    }
}
