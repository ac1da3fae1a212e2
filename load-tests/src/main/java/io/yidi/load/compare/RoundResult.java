package io.yidi.load.compare;

import io.yidi.load.drive.DriveResult;

/**
 * 一轮结果: what one contestant did in one round, and how quiet the machine was meanwhile.
 *
 * @param kind of the contestant
 * @param round 1 …
 * @param saturation all connections full
 * @param openLoop at the asked rate
 * @param oneInFlight one connection, one request at a time
 * @param serverCpuNs the server's processor time in saturation, warm-up included; 0 if unknown
 * @param generatorCpuNs this process's processor time in saturation, warm-up included
 * @param stealBp share of all time taken by the hypervisor, in 1/10 000
 * @param ioWaitBp share of all time idle for the disk, in 1/10 000
 * @param loadAverage at the end
 */
record RoundResult(
        ContestantKind kind,
        int round,
        DriveResult saturation,
        DriveResult openLoop,
        DriveResult oneInFlight,
        long serverCpuNs,
        long generatorCpuNs,
        long stealBp,
        long ioWaitBp,
        String loadAverage) {

    /** Why the round may not be judged, or empty. */
    String invalidReason() {
        if (!saturation.isValid()) {
            return "saturation: " + saturation.invalidReason();
        }
        if (!openLoop.isValid()) {
            return "open loop: " + openLoop.invalidReason();
        }
        return oneInFlight.isValid() ? "" : "one in flight: " + oneInFlight.invalidReason();
    }
}
