package dev.envelope.capacity;

import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import java.util.List;

/**
 * How many replicas an autoscaler asks for, as Kubernetes' HorizontalPodAutoscaler does: {@code ⌈current × metric ÷ target⌉},
 * and the current number as long as metric and target differ by less than the tolerance.
 *
 * <p>The metric is the mean over the replicas, in any unit: utilisation, requests a second, queue length. Bounds are {@code
 * atLeast(count(2)).atMost(count(50))}.
 *
 * <p>Source: Kubernetes documentation, Horizontal Pod Autoscaling, algorithm details (2016–).
 *
 * <pre>{@code
 * Autoscaling.replicas(count(4), perSecond(200), perSecond(100))      // 8
 * Autoscaling.replicas(count(50), percent(90), percent(75))           // 60
 * }</pre>
 */
public final class Autoscaling {

    /** Of the controller's flag horizontal-pod-autoscaler-tolerance, by default. */
    private static final double TOLERANCE = 0.1;

    private static final Operator REPLICAS = new Operator.Function("HPA replicas", x -> replicas(x[0], x[1]));

    private Autoscaling() {}

    /** The replicas for a metric whose mean over the current replicas is this. */
    public static <Q extends Amount<Q>> Count replicas(Count current, Q metric, Q target) {
        return scaled(current, metric.ratio(target));
    }

    /** The replicas for a utilisation; where it is above the whole of what was asked for, give counts: {@code count(305)}. */
    public static Count replicas(Count current, Share metric, Share target) {
        return scaled(current, metric.asCount().ratio(target.asCount()));
    }

    /** The replicas for a metric of all of them together, such as the length of a queue, with so much for each. */
    public static <Q extends Amount<Q>> Count replicasFor(Q total, Q each) {
        return total.ratio(each).roundedUp().named("replicas");
    }

    /** The replicas for a metric that is this many times its target, as a plain number. */
    public static double replicas(double current, double ratio) {
        boolean near = ratio >= 1 - TOLERANCE && ratio <= 1 + TOLERANCE;
        return near ? current : Math.ceil(current * ratio - 1e-9);
    }

    private static Count scaled(Count current, Count ratio) {
        List<Term> operands =
                List.of(current.term(), ratio.named("metric over target").term());
        return new Count(new Term.Operation(Dimension.COUNT, REPLICAS, operands)).named("replicas");
    }
}
