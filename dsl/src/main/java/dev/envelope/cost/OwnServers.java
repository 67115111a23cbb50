package dev.envelope.cost;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.months;

import dev.envelope.catalog.Catalog;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers of one's own that the parts of a design share, each by what it needs most of: processors, memory or disk.
 *
 * <p>{@code a server a month = price ÷ life + power × PUE × hours × price of a kWh + power × space + administrator ÷ servers of
 * one}. Servers come whole, and one stands by: what the parts leave free is a line of its own.
 */
final class OwnServers {

    private final Catalog catalog;
    private final Money monthly;
    private final List<Line> lines = new ArrayList<>();

    OwnServers(Catalog catalog) {
        this.catalog = catalog;
        this.monthly = monthly();
    }

    private Money monthly() {
        Count kilowatts = number("own.server.power");
        Money bought = price("own.server.price", count(1))
                .dividedBy(catalog.fact("own.server.life").time().ratio(months(1)))
                .named("server written off");
        Money power = price("power.us.commercial", kilowatts.times(number("pue.average")))
                .times(months(1).ratio(dev.envelope.quantity.Units.hours(1)))
                .named("power");
        Money space = catalog.fact("own.space").price().of(kilowatts, months(1)).named("space");
        Money people = catalog.fact("people.sysadmin")
                .price()
                .of(count(1), months(1))
                .dividedBy(number("own.servers.admin"))
                .named("administration");
        return bought.plus(power).plus(space).plus(people).named("a server a month");
    }

    private Count number(String fact) {
        return catalog.fact(fact).count();
    }

    private Money price(String fact, Count things) {
        return catalog.fact(fact).price().of(things);
    }

    /** What a part takes of the servers. */
    void add(String part, Count vcpus, DataSize memory, DataSize disk) {
        Count share = vcpus.dividedBy(number("own.server.vcpus"))
                .atLeast(memory.ratio(catalog.fact("own.server.memory").size()))
                .atLeast(disk.ratio(catalog.fact("own.server.disk").size()))
                .named(part + ": share of the servers");
        lines.add(line(part, "own servers", share));
    }

    private Line line(String part, String item, Count servers) {
        return Line.of(part, item, servers, monthly + " a server", monthly.times(servers));
    }

    /** The lines of the parts, and what it takes to whole servers and a spare one. */
    List<Line> lines() {
        List<Line> all = new ArrayList<>(lines);
        lines.stream()
                .map(line -> (Count) line.used())
                .reduce(Count::plus)
                .ifPresent(used -> all.add(line(
                        "own servers",
                        "free room, and one server that stands by",
                        used.roundedUp().plus(count(1)).minus(used).named("servers that stand by"))));
        return all;
    }
}
