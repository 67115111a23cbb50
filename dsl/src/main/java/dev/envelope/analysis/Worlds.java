package dev.envelope.analysis;

import dev.envelope.model.Model;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Program;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term.Variable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scenarios in which models are asked, with a name for every uncertain input.
 *
 * <p>The name decides an input's draws. So inputs of the same name in a design and its variant are paired, one variable
 * behind two inputs is drawn once, and two inputs of one design are never given the same draws by chance.
 */
public final class Worlds {

    private Worlds() {}

    /** The standard scenarios for one model. */
    public static Scenarios of(Model model) {
        return Scenarios.standard().naming(names(List.of(model))).correlated(model.correlations());
    }

    /** How worlds were drawn, as the line under an answer says it. */
    public static String told(Scenarios scenarios) {
        return Format.count(scenarios.draws()) + " draws, seed " + scenarios.seed() + ".";
    }

    /** The names of the uncertain inputs of models that are studied together. */
    public static Map<Variable, String> names(List<Model> models) {
        Map<Variable, String> names = new IdentityHashMap<>();
        for (Model model : models) {
            Set<String> taken = new HashSet<>();
            model.stated()
                    .forEach((name, amount) -> variables(amount).forEach(v -> {
                        if (names.containsKey(v)) {
                            taken.add(names.get(v));
                        }
                    }));
            model.stated().forEach((name, amount) -> {
                for (Variable variable : variables(amount)) {
                    String free = name;
                    while (!names.containsKey(variable) && !taken.add(free)) {
                        free += "'";
                    }
                    names.putIfAbsent(variable, free);
                }
            });
        }
        return names;
    }

    private static List<Variable> variables(Quantity<?> amount) {
        return Program.of(List.of(amount.term())).variables();
    }
}
