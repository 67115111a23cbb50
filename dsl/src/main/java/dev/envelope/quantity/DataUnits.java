package dev.envelope.quantity;

/**
 * The words for amounts of data and for bandwidths. Decimal and binary sizes are different words, and bits are not bytes:
 * {@code mbps(8)} is {@code MBps(1)}.
 */
public abstract class DataUnits extends TimeUnits {

    protected DataUnits() {}

    private static final Unit<DataSize> BYTES = new Unit<>("bytes", Dimension.DATA_SIZE, 1, "B", DataSize::new);
    private static final Unit<DataSize> KB = new Unit<>("kB", Dimension.DATA_SIZE, 1e3, "kB", DataSize::new);
    private static final Unit<DataSize> MB = new Unit<>("MB", Dimension.DATA_SIZE, 1e6, "MB", DataSize::new);
    private static final Unit<DataSize> GB = new Unit<>("GB", Dimension.DATA_SIZE, 1e9, "GB", DataSize::new);
    private static final Unit<DataSize> TB = new Unit<>("TB", Dimension.DATA_SIZE, 1e12, "TB", DataSize::new);
    private static final Unit<DataSize> PB = new Unit<>("PB", Dimension.DATA_SIZE, 1e15, "PB", DataSize::new);
    private static final Unit<DataSize> KIB = new Unit<>("KiB", Dimension.DATA_SIZE, 0x1p10, "KiB", DataSize::new);
    private static final Unit<DataSize> MIB = new Unit<>("MiB", Dimension.DATA_SIZE, 0x1p20, "MiB", DataSize::new);
    private static final Unit<DataSize> GIB = new Unit<>("GiB", Dimension.DATA_SIZE, 0x1p30, "GiB", DataSize::new);
    private static final Unit<DataSize> TIB = new Unit<>("TiB", Dimension.DATA_SIZE, 0x1p40, "TiB", DataSize::new);

    /** Bytes. */
    public static DataSize bytes(double value) {
        return BYTES.of(value);
    }

    /** Bytes, as a 90 % interval: p5 and p95. */
    public static DataSize bytes(double p5, double p95) {
        return BYTES.of(p5, p95);
    }

    /** Bytes, of a given shape. */
    public static DataSize bytes(Distribution shape) {
        return BYTES.of(shape);
    }

    /** Kilobytes of 1,000 bytes. */
    public static DataSize kB(double value) {
        return KB.of(value);
    }

    /** Kilobytes of 1,000 bytes, as a 90 % interval: p5 and p95. */
    public static DataSize kB(double p5, double p95) {
        return KB.of(p5, p95);
    }

    /** Kilobytes of 1,000 bytes, of a given shape. */
    public static DataSize kB(Distribution shape) {
        return KB.of(shape);
    }

    /** Megabytes of 1,000,000 bytes. */
    public static DataSize MB(double value) {
        return MB.of(value);
    }

    /** Megabytes of 1,000,000 bytes, as a 90 % interval: p5 and p95. */
    public static DataSize MB(double p5, double p95) {
        return MB.of(p5, p95);
    }

    /** Megabytes of 1,000,000 bytes, of a given shape. */
    public static DataSize MB(Distribution shape) {
        return MB.of(shape);
    }

    /** Gigabytes of 10⁹ bytes. */
    public static DataSize GB(double value) {
        return GB.of(value);
    }

    /** Gigabytes of 10⁹ bytes, as a 90 % interval: p5 and p95. */
    public static DataSize GB(double p5, double p95) {
        return GB.of(p5, p95);
    }

    /** Gigabytes of 10⁹ bytes, of a given shape. */
    public static DataSize GB(Distribution shape) {
        return GB.of(shape);
    }

    /** Terabytes of 10¹² bytes. */
    public static DataSize TB(double value) {
        return TB.of(value);
    }

    /** Terabytes of 10¹² bytes, as a 90 % interval: p5 and p95. */
    public static DataSize TB(double p5, double p95) {
        return TB.of(p5, p95);
    }

    /** Terabytes of 10¹² bytes, of a given shape. */
    public static DataSize TB(Distribution shape) {
        return TB.of(shape);
    }

    /** Petabytes of 10¹⁵ bytes. */
    public static DataSize PB(double value) {
        return PB.of(value);
    }

    /** Petabytes of 10¹⁵ bytes, as a 90 % interval: p5 and p95. */
    public static DataSize PB(double p5, double p95) {
        return PB.of(p5, p95);
    }

    /** Petabytes of 10¹⁵ bytes, of a given shape. */
    public static DataSize PB(Distribution shape) {
        return PB.of(shape);
    }

    /** Kibibytes of 1,024 bytes. */
    public static DataSize KiB(double value) {
        return KIB.of(value);
    }

    /** Kibibytes of 1,024 bytes, as a 90 % interval: p5 and p95. */
    public static DataSize KiB(double p5, double p95) {
        return KIB.of(p5, p95);
    }

    /** Kibibytes of 1,024 bytes, of a given shape. */
    public static DataSize KiB(Distribution shape) {
        return KIB.of(shape);
    }

    /** Mebibytes of 1,048,576 bytes. */
    public static DataSize MiB(double value) {
        return MIB.of(value);
    }

    /** Mebibytes of 1,048,576 bytes, as a 90 % interval: p5 and p95. */
    public static DataSize MiB(double p5, double p95) {
        return MIB.of(p5, p95);
    }

    /** Mebibytes of 1,048,576 bytes, of a given shape. */
    public static DataSize MiB(Distribution shape) {
        return MIB.of(shape);
    }

    /** Gibibytes of 2³⁰ bytes. */
    public static DataSize GiB(double value) {
        return GIB.of(value);
    }

    /** Gibibytes of 2³⁰ bytes, as a 90 % interval: p5 and p95. */
    public static DataSize GiB(double p5, double p95) {
        return GIB.of(p5, p95);
    }

    /** Gibibytes of 2³⁰ bytes, of a given shape. */
    public static DataSize GiB(Distribution shape) {
        return GIB.of(shape);
    }

    /** Tebibytes of 2⁴⁰ bytes. */
    public static DataSize TiB(double value) {
        return TIB.of(value);
    }

    /** Tebibytes of 2⁴⁰ bytes, as a 90 % interval: p5 and p95. */
    public static DataSize TiB(double p5, double p95) {
        return TIB.of(p5, p95);
    }

    /** Tebibytes of 2⁴⁰ bytes, of a given shape. */
    public static DataSize TiB(Distribution shape) {
        return TIB.of(shape);
    }

    private static final Unit<Bandwidth> KILOBITS_PER_SECOND =
            new Unit<>("kbps", Dimension.BANDWIDTH, 1e3 / 8, "kbit/s", Bandwidth::new);
    private static final Unit<Bandwidth> MEGABITS_PER_SECOND =
            new Unit<>("mbps", Dimension.BANDWIDTH, 1e6 / 8, "Mbit/s", Bandwidth::new);
    private static final Unit<Bandwidth> GIGABITS_PER_SECOND =
            new Unit<>("gbps", Dimension.BANDWIDTH, 1e9 / 8, "Gbit/s", Bandwidth::new);
    private static final Unit<Bandwidth> MEGABYTES_PER_SECOND =
            new Unit<>("MBps", Dimension.BANDWIDTH, 1e6, "MB/s", Bandwidth::new);
    private static final Unit<Bandwidth> MEBIBYTES_PER_SECOND =
            new Unit<>("MiBps", Dimension.BANDWIDTH, 0x1p20, "MiB/s", Bandwidth::new);

    /** Kilobits a second. */
    public static Bandwidth kbps(double value) {
        return KILOBITS_PER_SECOND.of(value);
    }

    /** Kilobits a second, as a 90 % interval: p5 and p95. */
    public static Bandwidth kbps(double p5, double p95) {
        return KILOBITS_PER_SECOND.of(p5, p95);
    }

    /** Kilobits a second, of a given shape. */
    public static Bandwidth kbps(Distribution shape) {
        return KILOBITS_PER_SECOND.of(shape);
    }

    /** Megabits a second. */
    public static Bandwidth mbps(double value) {
        return MEGABITS_PER_SECOND.of(value);
    }

    /** Megabits a second, as a 90 % interval: p5 and p95. */
    public static Bandwidth mbps(double p5, double p95) {
        return MEGABITS_PER_SECOND.of(p5, p95);
    }

    /** Megabits a second, of a given shape. */
    public static Bandwidth mbps(Distribution shape) {
        return MEGABITS_PER_SECOND.of(shape);
    }

    /** Gigabits a second. */
    public static Bandwidth gbps(double value) {
        return GIGABITS_PER_SECOND.of(value);
    }

    /** Gigabits a second, as a 90 % interval: p5 and p95. */
    public static Bandwidth gbps(double p5, double p95) {
        return GIGABITS_PER_SECOND.of(p5, p95);
    }

    /** Gigabits a second, of a given shape. */
    public static Bandwidth gbps(Distribution shape) {
        return GIGABITS_PER_SECOND.of(shape);
    }

    /** Megabytes a second, of 1,000,000 bytes. */
    public static Bandwidth MBps(double value) {
        return MEGABYTES_PER_SECOND.of(value);
    }

    /** Megabytes a second, of 1,000,000 bytes, as a 90 % interval: p5 and p95. */
    public static Bandwidth MBps(double p5, double p95) {
        return MEGABYTES_PER_SECOND.of(p5, p95);
    }

    /** Megabytes a second, of 1,000,000 bytes, of a given shape. */
    public static Bandwidth MBps(Distribution shape) {
        return MEGABYTES_PER_SECOND.of(shape);
    }

    /** Mebibytes a second, of 1,048,576 bytes. */
    public static Bandwidth MiBps(double value) {
        return MEBIBYTES_PER_SECOND.of(value);
    }

    /** Mebibytes a second, of 1,048,576 bytes, as a 90 % interval: p5 and p95. */
    public static Bandwidth MiBps(double p5, double p95) {
        return MEBIBYTES_PER_SECOND.of(p5, p95);
    }

    /** Mebibytes a second, of 1,048,576 bytes, of a given shape. */
    public static Bandwidth MiBps(Distribution shape) {
        return MEBIBYTES_PER_SECOND.of(shape);
    }
}
