package io.yidi.load.scale;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 规模配置: what a run does.
 *
 * @param steps of each axis, rising
 * @param warmUpNs of each step
 * @param durationNs measured of each step
 * @param memoryPersons persons whose bytes are measured; 0 for none
 * @param settlementsAYear of an active person
 * @param seed of the amounts
 * @param gatewayJar of the gateway
 * @param packs directory of the policy packs
 * @param jvmOptions of every gateway
 * @param out directory for the results
 */
public record ScaleConfiguration(
        Map<ScaleAxis, List<Integer>> steps,
        long warmUpNs,
        long durationNs,
        int memoryPersons,
        int settlementsAYear,
        long seed,
        Path gatewayJar,
        Path packs,
        List<String> jvmOptions,
        Optional<Path> out) {

    /** Checks the ranges. */
    public ScaleConfiguration {
        if (durationNs < 1 || memoryPersons < 0 || settlementsAYear < 1) {
            throw new IllegalArgumentException("expected a time, persons and settlements to measure, found "
                    + durationNs + " ns, " + memoryPersons + " and " + settlementsAYear);
        }
    }
}
