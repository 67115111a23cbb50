package dev.envelope.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.envelope.kernel.protocol.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The cells that ran, and what clients ask of them: the last ones, a range, or those like a pattern. */
final class History {

    private static final int THIS_SESSION = 0;

    private record Entry(int line, String source) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int line, String source) {
        entries.add(new Entry(line, source));
    }

    synchronized JsonArray answer(Message request) {
        List<Entry> found = switch (request.text("hist_access_type")) {
            case "range" ->
                range(
                        request.number("session", 0),
                        request.number("start", 1),
                        request.number("stop", Integer.MAX_VALUE));
            case "search" ->
                last(
                        search(request.text("pattern"), request.flag("unique", false)),
                        request.number("n", Integer.MAX_VALUE));
            default -> last(entries, request.number("n", Integer.MAX_VALUE));
        };
        boolean withOutput = request.flag("output", false);
        var array = new JsonArray();
        found.forEach(entry -> array.add(json(entry, withOutput)));
        return array;
    }

    private List<Entry> range(int session, int start, int stop) {
        return session == THIS_SESSION
                ? entries.stream()
                        .filter(e -> e.line() >= start && e.line() < stop)
                        .toList()
                : List.of();
    }

    /** The pattern is a file name's: {@code *} and {@code ?} stand for anything; without one every cell is found. */
    private List<Entry> search(String glob, boolean unique) {
        var regex = new StringBuilder(glob.isEmpty() ? ".*" : "");
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        var pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
        var found = entries.stream()
                .filter(e -> pattern.matcher(e.source()).matches())
                .toList();
        if (!unique) {
            return found;
        }
        var seen = new LinkedHashSet<String>();
        return found.stream().filter(e -> seen.add(e.source())).toList();
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
    }

    private static JsonElement json(Entry entry, boolean withOutput) {
        var array = new JsonArray();
        array.add(THIS_SESSION);
        array.add(entry.line());
        if (withOutput) {
            var pair = new JsonArray();
            pair.add(entry.source());
            pair.add("");
            array.add(pair);
        } else {
            array.add(entry.source());
        }
        return array;
    }
}
