package dev.envelope.kernel.complete;

import dev.envelope.Envelope;
import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.cell.CellWords;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of the methods that complete a word: {@code (double p5, double p95)}, one line for each form of it.
 *
 * <p>They are read from the class that what stands before the dot is of; without a dot the method is a word of the
 * language or of cells. Names of parameters are there where a library was compiled with them.
 */
final class Signatures {

    private static final Signatures OF_WORDS = new Signatures(Stream.<Class<?>>of(Envelope.class, CellWords.class));

    private final Map<String, String> byName;

    private Signatures(Stream<Class<?>> owners) {
        byName = owners.flatMap(owner -> Stream.of(owner.getMethods()))
                .filter(method -> !method.isBridge())
                .collect(Collectors.groupingBy(
                        Method::getName,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Signatures::told, Collectors.toCollection(TreeSet::new)),
                                forms -> String.join("\n", forms))));
    }

    /** @param before the snippet up to the word that is completed */
    static Signatures behind(CellShell shell, String before) {
        String receiver = before.stripTrailing();
        if (!receiver.endsWith(".")) {
            return OF_WORDS;
        }
        String expression = Receiver.endOf(receiver.substring(0, receiver.length() - 1));
        var type = Optional.ofNullable(shell.analyse(a -> a.analyzeType(expression, expression.length())));
        String name = type.orElse(expression).replaceFirst("<.*", "").replaceFirst(".*\\.", "");
        return new Signatures(shell.classNamed(name).stream());
    }

    /** Those of a completion such as {@code million(}; empty where it is no method or not known. */
    String of(String completion) {
        int parenthesis = completion.indexOf('(');
        if (parenthesis < 0) {
            return "";
        }
        return byName.getOrDefault(completion.substring(0, parenthesis), "");
    }

    private static String told(Method method) {
        return Arrays.stream(method.getParameters())
                .map(p -> told(p.getParameterizedType(), p))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String told(Type type, Parameter parameter) {
        String name = type.getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "");
        String written = parameter.isVarArgs() ? name.replaceFirst("\\[\\]$", "...") : name;
        return parameter.isNamePresent() ? written + " " + parameter.getName() : written;
    }
}
