package dev.envelope.architecture.pattern;

import dev.envelope.model.Cache;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Consistency;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Reference;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cache that callers ask before a database or a search index, and whose entry they drop when they write there.
 *
 * <p>Reads that have to see the last write do not ask it, nor do those that ask a cache already. Each call of a store by a write
 * is followed by a call of the cache, where reads of that store ask it.
 *
 * @param cache the cache, with its hit rate
 */
public record CacheAside(Cache cache) implements Pattern {

    public CacheAside {
        if (cache.role() != Role.CACHE) {
            throw new DesignException(
                    "cacheAside(" + cache.role().word() + "(\"" + cache.name() + "\"))",
                    cache.role().one() + " stands in front of services, not beside them",
                    "write cdnInFront(" + cache.role().word() + "(\"" + cache.name() + "\"))");
        }
    }

    @Override
    public String told() {
        return "with cache " + cache.name();
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("cacheAside(cache(\"" + cache.name() + "\"))", model);
        List<String> cached = new ArrayList<>();
        rewriting.flows((operation, root) -> {
            if (operation.kind() == Kind.WRITE || operation.consistency() == Consistency.STRONG) {
                return root;
            }
            Step asked = read(rewriting, root);
            cached.addAll(storesBehind(asked));
            return asked;
        });
        if (cached.isEmpty()) {
            throw rewriting.nothing(
                    "no read calls a database or a search index that it could ask a cache before",
                    "write .flow(\"list\", service(\"api\"), database(\"store\")), or leave strong() out");
        }
        rewriting.flows((operation, root) -> drops(operation, root) ? write(cached, root) : root);
        rewriting.add(cache);
        return rewriting.after();
    }

    private Reference lookup() {
        return new Reference(cache.name());
    }

    /** The stores that are asked for what this cache does not hold. */
    private List<String> storesBehind(Step root) {
        return Step.inside(root)
                .filter(step ->
                        step instanceof Miss miss && Steps.first(miss.cache()).equals(cache.name()))
                .flatMap(step -> Steps.names(((Miss) step).fallback()).stream())
                .toList();
    }

    private boolean drops(Operation operation, Step root) {
        return operation.kind() == Kind.WRITE && !Steps.names(root).contains(cache.name());
    }

    private Step read(Rewriting rewriting, Step step) {
        if (step instanceof Miss || step instanceof Aside) {
            return step;
        }
        if (Steps.isPlain(step)) {
            Role role = rewriting.role(Steps.first(step));
            return role == Role.DATABASE || role == Role.SEARCH_INDEX ? new Miss(lookup(), step) : step;
        }
        return Steps.mapped(step, part -> Optional.of(read(rewriting, part))).orElseThrow();
    }

    private Step write(List<String> cached, Step step) {
        if (Steps.isPlain(step)) {
            return cached.contains(Steps.first(step)) ? Steps.returning(step, lookup()) : step;
        }
        return Steps.mapped(step, part -> Optional.of(write(cached, part))).orElseThrow();
    }
}
