package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;

import dev.envelope.capacity.Autoscaling;
import org.junit.jupiter.api.Test;

/** Kubernetes, Horizontal Pod Autoscaling (2016–), in the words of the language. */
class PublishedAutoscalingTest {

    /** The page states the factors 2.0 and 0.5; four replicas make them counts. */
    @Test
    void twiceTheTargetDoublesTheReplicas() {
        exact(Autoscaling.replicas(count(4), count(200), count(100)), count(8));
    }

    @Test
    void halfTheTargetHalvesTheReplicas() {
        exact(Autoscaling.replicas(count(4), count(50), count(100)), count(2));
    }

    /** The walkthrough: php-apache at 305 % of its request, with a target of 50 %. */
    @Test
    void aReplicaAtSixTimesItsTargetBecomesSeven() {
        exact(Autoscaling.replicas(count(1), count(305), count(50)), count(7));
    }

    /** Kubernetes v1.33, HorizontalPodAutoscaler Configurable Tolerance, blog of 2025-04-28. */
    @Test
    void fiftyReplicasAt90PercentOf75BecomeSixty() {
        exact(Autoscaling.replicas(count(50), percent(90), percent(75)), count(60));
    }
}
