package dev.envelope.kernel.widget;

import dev.envelope.Envelope;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A word of the language that makes an amount of a number, such as {@code ms} or {@code million}: the unit in which an
 * amount is typed.
 *
 * @param one how much the number 1 is, in the base unit
 */
record UnitWord<Q extends Quantity<Q>>(Class<Q> type, Method method, double one) {

    private static final double MANY = 10_000;

    /** The word in which these amounts are told with the fewest digits. */
    static <Q extends Quantity<Q>> UnitWord<Q> shortestFor(List<Q> amounts) {
        @SuppressWarnings("unchecked") // the class of a Q
        var type = (Class<Q>) amounts.get(0).getClass();
        return Arrays.stream(Envelope.class.getMethods())
                .filter(m -> m.getReturnType() == type
                        && Arrays.equals(m.getParameterTypes(), new Class<?>[] {double.class}))
                .sorted(Comparator.comparing(Method::getName))
                .map(m -> new UnitWord<>(type, m, 0).measured())
                .filter(word -> word.one > 0)
                .min(Comparator.comparingInt(word -> word.digits(amounts)))
                .orElseThrow(() -> new DesignException(
                        "number(..., " + amounts.get(0) + ")",
                        "no word makes such an amount of one number",
                        "write number(\"copies\", 3)"));
    }

    String name() {
        return method.getName();
    }

    /** The amount of a number. */
    Q of(double number) {
        try {
            return type.cast(method.invoke(null, number));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("words are public", e);
        }
    }

    /** The number of an amount. */
    double in(Q amount) {
        return Numbers.clean(amount.value() / one);
    }

    /** Nothing where a number twice as large is not twice as much, as with nines. */
    private UnitWord<Q> measured() {
        double first = of(0.25).value();
        return new UnitWord<>(type, method, first > 0 && of(0.5).value() == 2 * first ? 4 * first : 0);
    }

    private int digits(List<Q> amounts) {
        return amounts.stream()
                .mapToInt(amount -> {
                    double number = in(amount);
                    int digits = BigDecimal.valueOf(number).stripTrailingZeros().precision();
                    return number != 0 && (number < 1 || number >= MANY)
                            ? digits + (int) Math.abs(Math.log10(number))
                            : digits;
                })
                .sum();
    }
}
