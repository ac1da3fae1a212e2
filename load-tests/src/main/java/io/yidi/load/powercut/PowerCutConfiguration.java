package io.yidi.load.powercut;

/**
 * 断电配置: what a campaign does.
 *
 * @param cuts how many
 * @param cutsPerDisk before gateway and file system begin anew
 * @param seed of requests and moments
 * @param binaryLanes connections to the binary door
 * @param jsonLanes connections to the JSON door
 * @param burstMs longest time under load before a cut
 * @param olderSample acknowledgements from before the last cut that are asked again
 * @param imageBytes size of the file system
 */
public record PowerCutConfiguration(
        int cuts,
        int cutsPerDisk,
        long seed,
        int binaryLanes,
        int jsonLanes,
        int burstMs,
        int olderSample,
        long imageBytes) {

    /** Checks the ranges. */
    public PowerCutConfiguration {
        if (cuts < 1 || cutsPerDisk < 1 || binaryLanes + jsonLanes < 1 || burstMs < 1) {
            throw new IllegalArgumentException("expected at least one cut, one cut a disk, one lane and 1 ms, found "
                    + cuts + ", " + cutsPerDisk + ", " + (binaryLanes + jsonLanes) + " and " + burstMs);
        }
    }
}
