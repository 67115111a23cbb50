package dev.envelope.capacity;

import dev.envelope.quantity.Count;

/**
 * What one resource asks for.
 *
 * @param resource the resource, such as {@code work} or {@code disk}
 * @param instances how many instances it asks for, before rounding
 * @param full how many it would ask for if each were used to the full, and not to the target utilisation
 */
public record Need(String resource, Count instances, Count full) {}
