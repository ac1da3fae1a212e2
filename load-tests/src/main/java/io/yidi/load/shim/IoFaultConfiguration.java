package io.yidi.load.shim;

/**
 * 写盘故障配置: what a campaign does.
 *
 * @param count faults
 * @param faultsPerDirectory before the data begin anew
 * @param seed of requests and faults
 * @param callsMax highest number of the call that goes wrong
 * @param binaryLanes connections to the binary door
 * @param olderSample older acknowledgements asked again after each fault
 * @param exitWithinMs longest time from a fault a gateway was told of to its end
 */
public record IoFaultConfiguration(
        int count,
        int faultsPerDirectory,
        long seed,
        int callsMax,
        int binaryLanes,
        int olderSample,
        int exitWithinMs) {

    /** Checks the ranges. */
    public IoFaultConfiguration {
        if (count < 1 || faultsPerDirectory < 1 || callsMax < 1 || binaryLanes < 1 || exitWithinMs < 1) {
            throw new IllegalArgumentException(
                    "expected at least one fault, one a directory, one call, one lane and one "
                            + "millisecond, found " + count + ", " + faultsPerDirectory + ", " + callsMax + ", "
                            + binaryLanes
                            + " and " + exitWithinMs);
        }
    }
}
