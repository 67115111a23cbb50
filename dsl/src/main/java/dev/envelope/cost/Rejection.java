package dev.envelope.cost;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import java.util.ArrayList;
import java.util.List;

/** Why machines are not bought: what they are worse at than those that are. */
final class Rejection {

    private static final double CENT = 0.01;

    private Rejection() {}

    /** The reasons against a choice beside the chosen one; empty for that one itself. */
    static String of(Gamble gamble, Gamble chosen) {
        if (gamble == chosen) {
            return "";
        }
        boolean alike = gamble.refit().unit().equals(chosen.refit().unit());
        List<String> reasons = new ArrayList<>(alike ? worth(gamble, chosen) : List.of(decided(gamble)));
        if (gamble.disk() > chosen.disk() + CENT) {
            reasons.add(Dimension.MONEY.format(gamble.disk()) + " a month of disks beside them");
        }
        if (gamble.tooSmall() > chosen.tooSmall()) {
            reasons.add("too small in " + Format.share(gamble.tooSmall()) + " of the worlds");
        } else if (gamble.expectedLoss() > chosen.expectedLoss() + CENT) {
            reasons.add("loses more where it is too small: one of them is a larger part of the whole");
        }
        double more = gamble.expectedCost() - chosen.expectedCost();
        if (reasons.isEmpty()) {
            reasons.add(more < CENT ? "costs the same" : "costs " + Dimension.MONEY.format(more) + " a month more");
        }
        return String.join("; ", reasons);
    }

    private static String decided(Gamble gamble) {
        Refit mine = gamble.refit();
        return Format.count(gamble.number()) + " of them, decided by the " + mine.unit() + ", of which each has "
                + Format.number(mine.each());
    }

    private static List<String> worth(Gamble gamble, Gamble chosen) {
        Refit mine = gamble.refit();
        Refit theirs = chosen.refit();
        String unit = mine.unit();
        double all = gamble.number() * mine.each();
        double less = chosen.number() * theirs.each();
        double each = gamble.rent() / all;
        double cheaper = chosen.rent() / less;
        List<String> reasons = new ArrayList<>();
        if (each > cheaper * 1.005) {
            boolean idle = memory(mine) > memory(theirs) && !unit.contains("memory");
            reasons.add(Dimension.MONEY.format(each) + " a " + unit + " in place of " + Dimension.MONEY.format(cheaper)
                    + (idle ? ", for memory that is not asked for" : ""));
        }
        if (all > less) {
            reasons.add(Format.number(all) + " " + unit + " in place of " + Format.number(less)
                    + ": large machines are a coarse measure");
        }
        return reasons;
    }

    private static double memory(Refit refit) {
        return refit.type().memory().value() / refit.type().vcpus().value();
    }
}
