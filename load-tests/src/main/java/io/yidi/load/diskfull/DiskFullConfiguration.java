package io.yidi.load.diskfull;

/**
 * 磁盘写满配置: what a campaign does.
 *
 * @param cycles of filling and freeing
 * @param cyclesPerDisk before gateway and file system begin anew
 * @param seed of requests
 * @param diskBytes size of the file system
 * @param binaryLanes connections to the binary door
 * @param probes requests of each kind asked while the disk is full
 */
public record DiskFullConfiguration(
        int cycles, int cyclesPerDisk, long seed, long diskBytes, int binaryLanes, int probes) {

    /** Checks the ranges. */
    public DiskFullConfiguration {
        if (cycles < 1 || cyclesPerDisk < 1 || binaryLanes < 1 || probes < 1) {
            throw new IllegalArgumentException("expected at least one cycle, one a disk, one lane and one probe, found "
                    + cycles + ", " + cyclesPerDisk + ", " + binaryLanes + " and " + probes);
        }
    }
}
