package io.yidi.load.restart;

/**
 * 重启配置: what a measurement does.
 *
 * @param settlements behind the last snapshot, at least
 * @param rounds of kill and restart
 * @param personCount of the reference file
 * @param seed of requests
 * @param goalMs longest time from the start of the process to its first answer
 * @param goalPerSecond fewest transactions executed again a second, outcomes compared
 */
public record RestartConfiguration(
        long settlements, int rounds, int personCount, long seed, long goalMs, long goalPerSecond) {

    /** Checks the ranges. */
    public RestartConfiguration {
        if (settlements < 1 || rounds < 1 || personCount < 1 || goalMs < 1 || goalPerSecond < 1) {
            throw new IllegalArgumentException(
                    "expected at least one settlement, round, person, millisecond and transaction a second, found "
                            + settlements + ", " + rounds + ", " + personCount + ", " + goalMs + " and "
                            + goalPerSecond);
        }
    }
}
