package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.source.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The methods and types that mention what is not defined: a cell may declare them in any order, and is told what they wait
 * for, and when they need to wait no longer. So it is with those that do not fit any more what a cell has declared anew.
 */
final class Pending {

    private final Evaluator evaluator;
    private Map<String, String> told = Map.of();

    Pending(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What has changed since the last cell, one remark for each method or type. */
    List<String> remarks() {
        var pending = new HashMap<String, String>();
        var remarks = new ArrayList<String>();
        for (Declaration each : evaluator.declared()) {
            if (!each.isCode()) {
                continue;
            }
            var missing = evaluator.missing(each);
            String remark = remark(each, missing);
            String before = told.getOrDefault(each.signature(), "");
            if (!remark.isEmpty()) {
                pending.put(each.signature(), remark);
            }
            if (!remark.isEmpty() && !remark.equals(before)) {
                remarks.add(remark + hints(each, missing));
            } else if (remark.isEmpty() && !before.isEmpty()) {
                remarks.add(each.signature() + " can be used now");
            }
        }
        told = pending;
        return remarks;
    }

    /** Why a method or type cannot be used; empty where it can. */
    private String remark(Declaration code, List<String> missing) {
        return missing.isEmpty()
                ? evaluator
                        .objection(code)
                        .map(message -> code.signature() + " no longer compiles: " + message)
                        .orElse("")
                : code.signature() + " can be used once this is defined: " + String.join(", ", missing);
    }

    /** It may have been misspelt, and not be meant to come later; but what a type permits can only come from a cell. */
    private String hints(Declaration waiting, List<String> missing) {
        if (evaluator.isValid(waiting)) {
            return "";
        }
        var names = evaluator.nearNames();
        return missing.stream()
                .flatMap(symbol -> names.insteadOf(symbol, name -> isMeant(name, waiting)).stream())
                .map(hint -> "; " + hint)
                .collect(Collectors.joining());
    }

    /** Who is about to declare a type means neither the one that waits for it nor a type of ours with a name like it. */
    private boolean isMeant(String name, Declaration waiting) {
        return !name.equals(waiting.name())
                && evaluator
                        .classPath()
                        .classNamed(name)
                        .map(type -> type.getName().startsWith("java."))
                        .orElse(true);
    }
}
