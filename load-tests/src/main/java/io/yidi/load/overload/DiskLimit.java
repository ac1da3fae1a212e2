package io.yidi.load.overload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * 磁盘限额: a control group (version 1) that holds one process to a number of bytes or of writes a second to the
 * device that holds a directory.
 *
 * <p>What is refused costs processor time and no writing, so a device that is the bottleneck shows what refusing does
 * to those who are served; a limited processor would mostly show its own stops. A settlement takes the same bytes
 * whether it is alone in a write or not, so bytes a second are settlements a second. Writes a second are as many as
 * share a write, and that changes with what else the processor does.
 */
final class DiskLimit implements CapacityLimit {

    private static final ControlGroup.Kind BYTES = new ControlGroup.Kind("blkio", "blkio.throttle.write_bps_device");
    private static final ControlGroup.Kind WRITES = new ControlGroup.Kind("blkio", "blkio.throttle.write_iops_device");
    private static final long UNLIMITED = 0;
    private static final int MINOR_BITS = 8;
    private static final int MINOR_MASK = 0xff;

    private final ControlGroup.Kind kind;
    private final ControlGroup group;
    private final String device;

    private DiskLimit(final ControlGroup.Kind kind, final long pid, final Path directory) throws IOException {
        this.kind = kind;
        device = deviceOf(directory);
        group = kind.with(pid);
    }

    /** What is missing; nothing if there can be one. */
    static Optional<String> missing() {
        return BYTES.missing();
    }

    /** A group with one process, not limited yet, for bytes a second. */
    static DiskLimit ofBytes(final long pid, final Path directory) throws IOException {
        return new DiskLimit(BYTES, pid, directory);
    }

    /** A group with one process, not limited yet, for writes a second. */
    static DiskLimit ofWrites(final long pid, final Path directory) throws IOException {
        return new DiskLimit(WRITES, pid, directory);
    }

    /** Major and minor number of the device below a directory; partitions of it are not told apart. */
    private static String deviceOf(final Path directory) throws IOException {
        final long device = (Long) Files.getAttribute(directory, "unix:dev");
        return (device >> MINOR_BITS) + ":" + (device & MINOR_MASK);
    }

    @Override
    public long unitsMax() {
        return kind == BYTES ? 1L << 29 : 1L << 14;
    }

    @Override
    public void limit(final long perSecond) throws IOException {
        group.write(kind.limit(), device + " " + perSecond);
    }

    @Override
    public String describe(final long perSecond) {
        return perSecond + (kind == BYTES ? " bytes" : " writes") + " a second to device " + device;
    }

    @Override
    public void close() throws IOException {
        limit(UNLIMITED);
        group.close();
    }
}
