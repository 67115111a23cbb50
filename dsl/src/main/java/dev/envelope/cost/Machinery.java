package dev.envelope.cost;

import dev.envelope.capacity.Loads;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Product;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Component;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a part that runs on machines: the machines, as they are paid for, and their disks. */
final class Machinery {

    private static final String DISK = "disk";

    private final Model model;
    private final Metering metering;
    private final Component<?> component;
    private final Instance type;
    private final int each;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Machinery(Model model, Metering metering, Component<?> component, Supply.Machines machines) {
        this.model = model;
        this.metering = metering;
        this.component = component;
        this.type = machines.type();
        this.each = machines.each();
    }

    static Machinery of(Loads loads, Metering metering, Component<?> component, Supply.Machines machines) {
        Machinery machinery = new Machinery(loads.model(), metering, component, machines);
        machinery.machines();
        if (needsDisks(component, machines.type())) {
            machinery.lines.addAll(disks(machinery.catalog(), metering, component, machines.type()));
        }
        return machinery;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void machines() {
        Payment payment = model.procurement().payment(component);
        Optional<DailyCurve> curve = model.workload().dailyCurve();
        boolean steady = component.role().keeps() || component.states(Component.INSTANCES);
        Rent base = rent(payment.base());
        if (payment.added().isEmpty() || steady || curve.isEmpty()) {
            add(payment.base(), metering.instances(component), base);
            if (payment.added().isPresent() && !steady) {
                remarks.add(component.name()
                        + " is to be autoscaled, and a peak factor does not say when the peak is, so that the instances of the"
                        + " peak run all month: state dailyCurve(officeHours()), or 24 values");
            }
            return;
        }
        Fleet fleet = Fleet.of(model, curve.get(), component);
        Purchase added = payment.added().get();
        if (added == payment.base()) {
            add(added, fleet.mean().named(component.name() + ": instances in the mean of a day"), base);
            return;
        }
        Rent above = rent(added);
        Count always = fleet.worthAPromise(base.monthly().ratio(above.monthly()))
                .named(component.name() + ": instances worth a promise");
        add(payment.base(), always, base);
        add(added, fleet.above(always).named(component.name() + ": instances above the base"), above);
    }

    private Rent rent(Purchase purchase) {
        Rent rent = Rent.of(type, purchase, catalog());
        rent.remark().ifPresent(remarks::add);
        return rent;
    }

    private void add(Purchase purchase, Count instances, Rent rent) {
        Count machines = each == 1 ? instances : instances.times(each);
        Money monthly = rent.monthly().times(machines);
        String item = Supply.shortName(type) + ", " + purchase.words();
        lines.add(new Line(component.name(), item, machines, rent.price(), monthly, Optional.of(purchase)));
    }

    /** Whether what a part keeps is on disks over the network: on a type that has disks of its own it is on these. */
    static boolean needsDisks(Component<?> component, Instance type) {
        return component.role().keeps() && type.disk().value() == 0;
    }

    /** The lines of disks over the network for what a part keeps, as the cloud of a type sells them. */
    static List<Line> disks(Catalog catalog, Metering metering, Component<?> component, Instance type) {
        Cloud cloud = Cloud.named(type.cloud());
        Product disk = catalog.products().stream()
                .filter(product -> product.cloud() == cloud && product.kind().equals(DISK))
                .findFirst()
                .orElseThrow();
        return disk.charges().stream()
                .map(charge -> {
                    Quantity<?> room = metering.of(charge, component);
                    var pricing = catalog.pricing(charge.price());
                    return Line.of(component.name(), charge.item(), room, pricing.told(), pricing.monthly(room));
                })
                .toList();
    }

    private Catalog catalog() {
        return model.procurement().catalog();
    }
}
