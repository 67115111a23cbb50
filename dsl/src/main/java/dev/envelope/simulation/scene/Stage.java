package dev.envelope.simulation.scene;

import dev.envelope.model.DailyCurve;
import java.util.Optional;

/** What can be done to a design while it runs. */
public interface Stage {

    /** All calls come so many times as often; each level for an equal part of the time. */
    void load(Timing when, double... levels);

    /** The load follows a day, in as much time as that is given; the design's own day, unless another is. */
    void day(Timing when, Optional<DailyCurve> curve);

    /** A call takes a component so many times as long. */
    void slow(Timing when, String component, double times);

    /** A component or a zone goes down: so many instances of it, or all; they refuse calls, or hang and leave them waiting. */
    void fail(Timing when, String name, int instances, boolean hang);

    /** This part of a component's calls goes to one of its nodes. */
    void hot(Timing when, String component, double share);

    /** What a cache holds is gone at the beginning. */
    void flush(Timing when, String cache);

    /** A component is replaced by a new version, some instances at a time. */
    void deploy(Timing when, String component, double unavailable, double surge);
}
