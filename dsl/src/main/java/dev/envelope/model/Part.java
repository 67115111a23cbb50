package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import org.jspecify.annotations.Nullable;

/** A component that has no words of its own: a client, a load balancer, a service, a worker, somebody else's service. */
public final class Part extends Component<Part> {

    private Part(
            Role role,
            String name,
            Statements statements,
            Placement placement,
            Policies policies,
            @Nullable Shape shape) {
        super(role, name, statements, placement, policies, shape);
    }

    /** A component of which only role and name are stated. */
    public static Part named(Role role, String name) {
        return new Part(role, checked(role, name), Statements.NONE, Placement.ANYWHERE, Policies.NONE, null);
    }

    /**
     * What becomes of the data of an object store as it ages, in place of what did before.
     *
     * @throws DesignException if it is no object store, or the ages do not go up
     */
    public Part lifecycle(Transition... transitions) {
        if (role() != Role.OBJECT_STORE) {
            throw new DesignException(
                    "lifecycle(...) of " + role().word() + "(\"" + name() + "\")",
                    "only an object store has tiers",
                    "write objectStore(\"" + name() + "\").lifecycle(...)");
        }
        return copy(statements(), placement().aging(Transition.life(transitions)), policies(), shape());
    }

    /**
     * A client that stands in the same network as the system, such as the services of other teams: what it is sent is no egress to
     * the internet, and what it sends or is sent between zones is billed as between the system's own parts.
     *
     * @throws DesignException if it is no client
     */
    public Part inside() {
        if (role() != Role.CLIENT) {
            throw new DesignException(
                    "inside() of " + role().word() + "(\"" + name() + "\")",
                    "only a client can stand outside",
                    "leave it out, or write client(\"" + name() + "\").inside()");
        }
        return copy(statements(), placement().within(), policies(), shape());
    }

    @Override
    Part copy(Statements statements, Placement placement, Policies policies, @Nullable Shape shape) {
        return new Part(role(), name(), statements, placement, policies, shape);
    }
}
