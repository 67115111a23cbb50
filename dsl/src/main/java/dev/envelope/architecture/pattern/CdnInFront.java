package dev.envelope.architecture.pattern;

import dev.envelope.model.Cache;
import dev.envelope.model.Model;
import dev.envelope.model.Operation.Consistency;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.List;

/**
 * A content delivery network between the users and everything else, for reads: it answers what it holds, and fetches the
 * rest on the way that all calls took before.
 *
 * <p>Writes go past it, and so do reads that have to see the last write, and those that go through such a network already.
 *
 * @param cdn the network, with its hit rate
 */
public record CdnInFront(Cache cdn) implements Pattern {

    public CdnInFront {
        if (cdn.role() != Role.CDN) {
            throw new DesignException(
                    "cdnInFront(" + cdn.role().word() + "(\"" + cdn.name() + "\"))",
                    cdn.role().one() + " stands beside services, not in front of them",
                    "write cacheAside(" + cdn.role().word() + "(\"" + cdn.name() + "\"))");
        }
    }

    @Override
    public String told() {
        return "behind CDN " + cdn.name();
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("cdnInFront(cdn(\"" + cdn.name() + "\"))", model);
        List<String> delivered = new ArrayList<>();
        rewriting.flows((operation, root) -> {
            if (operation.kind() == Kind.WRITE || operation.consistency() == Consistency.STRONG) {
                return root;
            }
            delivered.add(operation.name());
            boolean already = Steps.names(root).stream().anyMatch(name -> rewriting.role(name) == Role.CDN);
            return already ? root : inFront(rewriting, Steps.path(root));
        });
        if (delivered.isEmpty()) {
            throw rewriting.nothing(
                    "it has no flow of a read that may see an earlier write",
                    "write .operation(read(\"page\")).flow(\"page\", client(\"browser\"), service(\"web\")), or leave"
                            + " strong() out");
        }
        rewriting.add(cdn);
        return rewriting.after();
    }

    private Step inFront(Rewriting rewriting, List<Step> steps) {
        int users = 0;
        while (users < steps.size() && isUsersSide(rewriting, steps.get(users))) {
            users++;
        }
        List<Step> all = new ArrayList<>(steps.subList(0, users));
        if (users < steps.size()) {
            all.add(new Miss(new Reference(cdn.name()), new Path(steps.subList(users, steps.size()))));
        }
        return new Path(all);
    }

    private static boolean isUsersSide(Rewriting rewriting, Step step) {
        Role role = rewriting.role(Steps.first(step));
        return role == Role.CLIENT || role == Role.DNS;
    }
}
