package dev.envelope.model;

/** A component that has no words of its own: a client, a load balancer, a service, a worker, somebody else's service. */
public final class Part extends Component<Part> {

    private Part(Role role, String name, Statements statements, Placement placement, Policies policies) {
        super(role, name, statements, placement, policies);
    }

    /** A component of which only role and name are stated. */
    public static Part named(Role role, String name) {
        return new Part(role, checked(role, name), Statements.NONE, Placement.ANYWHERE, Policies.NONE);
    }

    @Override
    Part copy(Statements statements, Placement placement, Policies policies) {
        return new Part(role(), name(), statements, placement, policies);
    }
}
