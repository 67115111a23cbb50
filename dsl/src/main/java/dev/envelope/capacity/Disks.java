package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.catalog.Catalog;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.view.Columns;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What each store of a design asks of disks at the peak, and how many that is of a hard disk and of a local NVMe disk, held to
 * the target utilisation; by {@link DiskAccess} and the facts of the catalogue.
 */
record Disks(Model model) {

    private record Kind(String name, Rate operations, Bandwidth throughput) {
        static Kind hard(Catalog catalog) {
            Rate seeks = count(1).per(catalog.fact("base.hdd.rand").time());
            return new Kind("hard disks", seeks, catalog.fact("base.hdd.seq").bandwidth());
        }

        static Kind nvme(Catalog catalog) {
            Rate operations = catalog.fact("i4i.xlarge.iops").rate();
            return new Kind(
                    "NVMe disks", operations, catalog.fact("base.ssd.seqread").bandwidth());
        }
    }

    private record Row(DiskAccess access, Model model) {
        Rate operations() {
            return access.operations(link -> true);
        }

        Bandwidth bytes() {
            return access.bytes(link -> true);
        }

        double forOperations(Kind disk) {
            return value(operations().ratio(disk.operations().times(target())));
        }

        double forBytes(Kind disk) {
            return value(bytes().ratio(disk.throughput().times(target())));
        }

        private Share target() {
            return model.architecture().get(access.store(), Component.TARGET);
        }

        double disks(Kind kind) {
            return Math.ceil(Math.max(forOperations(kind), forBytes(kind)) - 1e-9);
        }

        String binding(Kind kind) {
            return forOperations(kind) >= forBytes(kind) ? "operations" : "throughput";
        }

        private static double value(Count number) {
            return Scenario.likely().value(number);
        }
    }

    private List<Row> rows() {
        Loads loads = Loads.of(model);
        return model.architecture().components().stream()
                .filter(component ->
                        component.role().keeps() && component.role().isSized())
                .map(store -> new Row(new DiskAccess(loads, store), model))
                .toList();
    }

    boolean isEmpty() {
        return rows().isEmpty();
    }

    /** One row for each store that we run. */
    Table table() {
        List<Row> rows = rows();
        Catalog catalog = model.procurement().catalog();
        Table table = Table.create(
                "disks of " + model.name(),
                StringColumn.create(
                        "store", rows.stream().map(row -> row.access().store().name())),
                numbers(
                        "operations",
                        Dimension.RATE,
                        rows,
                        row -> Scenario.likely().value(row.operations())),
                numbers(
                        "bytes",
                        Dimension.BANDWIDTH,
                        rows,
                        row -> Scenario.likely().value(row.bytes())));
        for (Kind kind : List.of(Kind.hard(catalog), Kind.nvme(catalog))) {
            table.addColumns(
                    numbers(kind.name(), Dimension.COUNT, rows, row -> row.disks(kind)),
                    StringColumn.create(kind.name() + " by", rows.stream().map(row -> row.binding(kind))));
        }
        return table;
    }

    private static DoubleColumn numbers(
            String name, Dimension dimension, List<Row> rows, ToDoubleFunction<Row> number) {
        return Columns.of(name, dimension, rows.stream().mapToDouble(number).toArray());
    }
}
