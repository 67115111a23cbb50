package dev.envelope.capacity;

import static dev.envelope.quantity.Units.ms;

import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Geography;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Time;
import java.util.Optional;

/**
 * The way of one call over the network: the region that answers it, and the round trip to there.
 *
 * @param from the caller's region; empty for a system in one place
 * @param region the region of the component that is called; empty for a system in one place
 * @param roundTrip empty for what users do on their own device, and for their way to us
 */
public record Passage(String from, String region, Optional<Time> roundTrip) {

    /** The way of a call that began with a user in a region. */
    public static Passage of(Model model, Call call, String users) {
        Geography geography = model.geography();
        String from = users;
        for (Component<?> each : call.chain()) {
            from = geography.serving(each, from);
        }
        String to = geography.serving(call.to(), from);
        if (!from.equals(to)) {
            return new Passage(from, to, Optional.of(roundTrip(model, from, to)));
        }
        boolean ours = call.from().filter(Component::isInside).isPresent();
        return new Passage(
                from,
                to,
                ours || call.to().states(Component.HOP) ? Optional.of(call.to().get(Component.HOP)) : Optional.empty());
    }

    /** The round trip between two regions. */
    public static Time roundTrip(Model model, String from, String to) {
        return model.geography().roundTrip(from, to).orElseGet(() -> unknown(from, to));
    }

    private static Time unknown(String from, String to) {
        String why =
                "from western Europe to eastern North America (sirupsen, napkin-math, 2026-03); state it with roundTrip(\""
                        + from + "\", \"" + to + "\", ms(80))";
        return ms(80).labelled("round trip " + from + " – " + to, new Source(Source.Kind.ASSUMED, why));
    }

    /** Whether it is a user's own device, where nobody waits for anybody. */
    public static boolean isUser(Component<?> called) {
        return called.role() == Role.CLIENT && !called.states(Component.SERVICE_TIME);
    }
}
