package dev.envelope.performance.calibration;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.envelope.performance.calibration.LoadTest.Row;
import dev.envelope.performance.calibration.Measured.Heading;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A load test as the answer to a range query of Prometheus, a matrix with a series for each measurement, and a row for each moment that
 * all of them have.
 *
 * <p>A series is known by its {@code __name__}, which {@code label_replace(sum(rate(...)), "__name__", "throughput", "", "")} gives it; the
 * queries are put together by {@code or}. Moments at which a series is not a number are left out.
 *
 * <p>Source: Prometheus documentation, HTTP API, range queries, 2.55.
 */
final class PrometheusAnswer {

    private static final String NAME = "__name__";

    private PrometheusAnswer() {}

    static LoadTest read(String source, String text) {
        try {
            JsonObject answer = JsonParser.parseString(text).getAsJsonObject();
            if (!answer.has("data")) {
                throw wrong(source, answer.has("error") ? answer.get("error").getAsString() : "it has no \"data\"");
            }
            JsonObject data = answer.getAsJsonObject("data");
            String type = data.get("resultType").getAsString();
            if (!type.equals("matrix")) {
                throw wrong(source, "its result is a " + type + ", not a matrix");
            }
            return test(source, data.getAsJsonArray("result").asList());
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | UnsupportedOperationException
                | NullPointerException e) {
            String why = e.getMessage() == null ? "a part of it is missing" : e.getMessage();
            throw wrong(source, why.lines().findFirst().orElse(why));
        }
    }

    private static DesignException wrong(String source, String why) {
        return new DesignException(
                source,
                "this is no answer of Prometheus to a range query: " + why,
                "save what /api/v1/query_range returns");
    }

    private static LoadTest test(String source, List<JsonElement> series) {
        Map<Double, Map<Measured, Double>> moments = new TreeMap<>();
        Map<Measured, String> known = new EnumMap<>(Measured.class);
        List<String> names = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            JsonObject metric = series.get(i).getAsJsonObject().getAsJsonObject("metric");
            String name = metric.has(NAME) ? metric.get(NAME).getAsString() : metric.toString();
            names.add(name);
            String where = source + ", series " + (i + 1) + ": ";
            Optional<Heading> heading = Measured.of(where, name);
            if (heading.isPresent()) {
                if (known.put(heading.get().kind(), name) != null) {
                    throw LoadTest.twice(where, heading.get().kind());
                }
                put(moments, where, heading.get(), series.get(i).getAsJsonObject());
            } else {
                unknown.add(name);
            }
        }
        if (known.isEmpty()) {
            throw LoadTest.unknown(source + ": ", names);
        }
        List<Row> rows = new ArrayList<>();
        moments.forEach((moment, values) -> {
            if (values.keySet().equals(known.keySet())) {
                rows.add(new Row(source + ", at " + Format.plain(moment) + ": ", values));
            }
        });
        return new LoadTest(source, rows, unknown);
    }

    private static void put(
            Map<Double, Map<Measured, Double>> moments, String where, Heading heading, JsonObject series) {
        for (JsonElement sample : series.getAsJsonArray("values")) {
            double moment = sample.getAsJsonArray().get(0).getAsDouble();
            String text = sample.getAsJsonArray().get(1).getAsString();
            if (!text.equals("NaN") && !text.endsWith("Inf")) {
                double value =
                        heading.factor() * CsvFile.number(where, heading.kind().told(), text);
                moments.computeIfAbsent(moment, t -> new EnumMap<>(Measured.class))
                        .put(heading.kind(), value);
            }
        }
    }
}
