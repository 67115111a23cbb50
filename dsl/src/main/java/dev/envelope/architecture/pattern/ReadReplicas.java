package dev.envelope.architecture.pattern;

import dev.envelope.capacity.CallRates;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Consistency;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;
import java.util.List;

/**
 * So many replicas that answer reads beside each primary, for every database that reads go to; a read that has to see the
 * last write still goes to the primary.
 *
 * @param number how many replicas each primary has
 */
public record ReadReplicas(Count number) implements Pattern {

    @Override
    public String told() {
        return "with " + number + " read replicas";
    }

    @Override
    public Model rewrite(Model model) {
        CallRates calls = CallRates.of(model);
        List<Operation> reads = model.operations().stream()
                .filter(operation -> operation.kind() == Kind.READ && operation.consistency() != Consistency.STRONG)
                .toList();
        Rewriting rewriting = new Rewriting("readReplicas(" + number + ")", model);
        List<Component<?>> read = rewriting.components(component -> component instanceof Database
                && reads.stream().anyMatch(operation -> calls.isCalled(operation, component.name())));
        if (read.isEmpty()) {
            throw rewriting.nothing(
                    "no read goes to a database where a replica could answer it",
                    "write .flow(\"list\", service(\"api\"), database(\"store\")), or leave strong() out");
        }
        read.forEach(database -> rewriting.state(database.with(Database.REPLICAS, number)));
        return rewriting.after();
    }
}
