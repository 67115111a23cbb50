package dev.envelope.analysis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a printed formula the way a reviewer does with a pocket calculator, in base units. */
final class Formula {

    private static final double DAY = 86_400;
    private static final double YEAR = 365 * DAY;
    private static final Map<String, Double> UNITS = new LinkedHashMap<>();
    private static final Pattern NUMBER =
            Pattern.compile("\\G([0-9][0-9,]*(?:\\.[0-9]+)?(?:e-?[0-9]+)?)( million| billion| trillion| quadrillion)?");

    static {
        UNITS.put("/month of 730 h", 1 / (YEAR / 12));
        UNITS.put(" months of 730 h", YEAR / 12);
        UNITS.put(" month of 730 h", YEAR / 12);
        UNITS.put(" months of 30 d", 30 * DAY);
        UNITS.put(" y of 365 d", YEAR);
        List<String> prefixes = List.of(" ", " k", " M", " G", " T", " P", " E");
        for (String per : List.of("/s", "")) {
            for (int i = 0; i < prefixes.size(); i++) {
                UNITS.put(prefixes.get(i) + "B" + per, Math.pow(1_000, i));
            }
        }
        UNITS.put("/s", 1.0);
        UNITS.put("/h", 1 / 3_600.0);
        UNITS.put("/d", 1 / DAY);
        UNITS.put(" y", YEAR);
        UNITS.put(" ms", 1e-3);
        UNITS.put(" min", 60.0);
        UNITS.put(" d", DAY);
        UNITS.put(" h", 3_600.0);
        UNITS.put(" s", 1.0);
        UNITS.put(" %", 0.01);
    }

    private final String text;
    private final Map<String, Double> names;
    private int at;

    private Formula(String text, Map<String, Double> names) {
        this.text = text;
        this.names = names;
    }

    /** The value of a formula in which these names have these values. */
    static double value(String text, Map<String, Double> names) {
        Formula formula = new Formula(text, names);
        double value = formula.sentence();
        if (formula.at != text.length()) {
            throw new AssertionError("cannot read \"" + text.substring(formula.at) + "\" of \"" + text + "\"");
        }
        return value;
    }

    private boolean skip(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private double sentence() {
        double value = sum();
        if (skip(" grown by ")) {
            double growth = growth();
            return value * Math.pow(growth, over() / YEAR);
        }
        if (skip(" with past rates lower by ")) {
            return weighted(value / YEAR, growth(), over() / YEAR);
        }
        return value;
    }

    private double over() {
        if (!skip(" over ")) {
            throw new AssertionError("no moment in \"" + text + "\"");
        }
        return atom();
    }

    /** By midpoints: the share of today's rate that was written at each moment of the retention. */
    private static double weighted(double retention, double growth, double moment) {
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double when = Math.max(0, moment - retention * (i + 0.5) / steps);
            sum += Math.pow(growth, when - moment);
        }
        return sum / steps * retention * YEAR;
    }

    private double growth() {
        boolean times = skip("×");
        double value = skip("−") ? -atom() : atom();
        boolean yearly = skip(" a year");
        return times || !yearly ? value : 1 + value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (skip(" + ")) {
                value += product();
            } else if (skip(" − ")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (skip(" × ")) {
                value *= power();
            } else if (skip(" ÷ ")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double value = atom();
        return skip("^") ? Math.pow(value, atom()) : value;
    }

    private double atom() {
        if (skip("(")) {
            double value = sentence();
            if (!skip(")")) {
                throw new AssertionError("no closing parenthesis in \"" + text + "\"");
            }
            return value;
        }
        for (var name : names.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getKey().length()))
                .toList()) {
            if (skip(name.getKey())) {
                return name.getValue();
            }
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.find(at)) {
            throw new AssertionError("cannot read \"" + text.substring(at) + "\" of \"" + text + "\"");
        }
        at = number.end();
        double value = Double.parseDouble(number.group(1).replace(",", ""));
        String word = number.group(2) == null ? "" : number.group(2);
        value *= Math.pow(
                1_000,
                List.of("", " thousand", " million", " billion", " trillion", " quadrillion")
                        .indexOf(word));
        for (var unit : UNITS.entrySet()) {
            if (skip(unit.getKey())) {
                return value * unit.getValue();
            }
        }
        return value;
    }
}
