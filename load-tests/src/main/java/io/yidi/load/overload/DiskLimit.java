package io.yidi.load.overload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * 磁盘限额: a control group (version 1) that holds one process to a number of writes a second to the device
 * that holds a directory.
 *
 * <p>What is refused costs processor time and no writing, so a device that is the bottleneck shows what refusing does
 * to those who are served; a limited processor would mostly show its own stops.
 */
final class DiskLimit implements CapacityLimit {

    private static final ControlGroup.Kind KIND = new ControlGroup.Kind("blkio", "blkio.throttle.write_iops_device");
    private static final long UNLIMITED = 0;
    private static final int MINOR_BITS = 8;
    private static final int MINOR_MASK = 0xff;

    private final ControlGroup group;
    private final String device;

    private DiskLimit(final ControlGroup group, final String device) {
        this.group = group;
        this.device = device;
    }

    /** What is missing; nothing if there can be one. */
    static Optional<String> missing() {
        return KIND.missing();
    }

    /** A group with one process, not limited yet. */
    static DiskLimit of(final long pid, final Path directory) throws IOException {
        return new DiskLimit(KIND.with(pid), deviceOf(directory));
    }

    /** Major and minor number of the device below a directory; partitions of it are not told apart. */
    private static String deviceOf(final Path directory) throws IOException {
        final long device = (Long) Files.getAttribute(directory, "unix:dev");
        return (device >> MINOR_BITS) + ":" + (device & MINOR_MASK);
    }

    @Override
    public long unitsMax() {
        return 1L << 14;
    }

    @Override
    public void limit(final long writesPerSecond) throws IOException {
        group.write(KIND.limit(), device + " " + writesPerSecond);
    }

    @Override
    public String describe(final long writesPerSecond) {
        return writesPerSecond + " writes a second to device " + device;
    }

    @Override
    public void close() throws IOException {
        limit(UNLIMITED);
        group.close();
    }
}
