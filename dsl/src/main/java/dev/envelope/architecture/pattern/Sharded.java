package dev.envelope.architecture.pattern;

import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import java.util.List;

/**
 * Every database split into so many shards, each with a primary and replicas of its own; a call goes to one shard.
 *
 * @param number into how many shards the records are split
 */
public record Sharded(Count number) implements Pattern {

    public Sharded {
        if (number.value() < 1) {
            throw new DesignException(
                    "sharded(" + number + ")", "a database has at least one shard", "write sharded(8)");
        }
    }

    @Override
    public String told() {
        return "with " + number + " shards";
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("sharded(" + number + ")", model);
        List<Component<?>> databases = rewriting.components(Database.class::isInstance);
        if (databases.isEmpty()) {
            throw rewriting.nothing(
                    "it has no database that could be split",
                    "write .flow(\"list\", service(\"api\"), database(\"store\"))");
        }
        databases.forEach(database -> rewriting.state(database.with(Database.SHARDS, number)));
        return rewriting.after();
    }
}
