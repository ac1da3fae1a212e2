package io.yidi.load.result;

import io.yidi.load.drive.DriveResult;

/**
 * 阶段结果: one load on one contestant, and what it cost.
 *
 * @param drive what came out
 * @param wallNs how long it took, warm-up included
 * @param serverCpuNs the server's processor time meanwhile; 0 if unknown
 * @param generatorCpuNs this process's processor time meanwhile
 */
public record PhaseResult(DriveResult drive, long wallNs, long serverCpuNs, long generatorCpuNs) {

    /** Share of one core beyond which the generator, not the server, may be what is measured; in 1/10 000. */
    public static final int GENERATOR_BP_MAX = 7_000;

    private static final long WHOLE_BP = 10_000;

    /** What of one core the generator used, in 1/10 000. */
    public long generatorBp() {
        return generatorCpuNs * WHOLE_BP / Math.max(1, wallNs);
    }

    /** Whether the generator was so busy that the server may not be what is measured. */
    public boolean isGeneratorBound() {
        return generatorBp() > GENERATOR_BP_MAX;
    }
}
