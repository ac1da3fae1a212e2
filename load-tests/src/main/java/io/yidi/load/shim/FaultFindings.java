package io.yidi.load.shim;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.ServerNotReadyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** 写盘故障所见: how the gateway took the faults; one thread. */
final class FaultFindings {

    /** 退出码: what operators are told the codes mean. */
    static final int JOURNAL_NOT_WRITTEN = 21;

    static final int JOURNAL_DAMAGED = 20;
    static final int JOURNAL_OUTDATED = 22;
    private static final int DEFECT = 1;
    private static final int DETAILS_MAX = 20;

    private final long exitLimitNs;
    private final Histogram exitUs = new Histogram(3);
    private final Map<Integer, Integer> startExitCodes = new TreeMap<>();
    private final List<String> details = new ArrayList<>();
    private String lastFate = "";
    private int faults;
    private int notReached;
    private int survived;
    private int endedWithSpare;
    private int noticedDamage;
    private int refusedDamage;
    private int wrongExit;
    private int lateExit;
    private int diedWrongly;
    private int wrongStart;
    private int wrongRestart;

    FaultFindings(final long exitLimitNs) {
        this.exitLimitNs = exitLimitNs;
    }

    /** The call with that number never came. */
    void notReached() {
        faults++;
        lastFate = "never reached";
        notReached++;
    }

    /** A fault it was told of: it must end, with its own code, in time. */
    void ended(final IoFault fault, final FaultMark mark, final OptionalInt exitCode, final long afterNs) {
        faults++;
        lastFate = "at " + mark + ", exit code " + exitCode;
        if (exitCode.isEmpty() || exitCode.getAsInt() != JOURNAL_NOT_WRITTEN) {
            wrongExit++;
            note("WRONG EXIT " + fault + " at " + mark + ": expected exit code " + JOURNAL_NOT_WRITTEN + ", found "
                    + exitCode);
            return;
        }
        exitUs.recordValue(afterNs / 1_000);
        if (afterNs > exitLimitNs) {
            lateExit++;
            note("LATE EXIT " + fault + " at " + mark + ": after " + afterNs / 1_000_000 + " ms");
        }
    }

    /**
     * A fault it has to live with. Two may end it: a spare that fails while it is being taken into use, and a write
     * that was dropped and is then read back.
     */
    void lived(final IoFault fault, final FaultMark mark, final OptionalInt exitCode) {
        faults++;
        lastFate = "at " + mark + ", exit code " + exitCode;
        if (exitCode.isEmpty()) {
            survived++;
        } else if (fault.kind().isTold() && exitCode.getAsInt() == JOURNAL_NOT_WRITTEN) {
            endedWithSpare++;
        } else if (fault.kind() == IoFault.Kind.DROP && exitCode.getAsInt() == JOURNAL_DAMAGED) {
            noticedDamage++;
        } else {
            diedWrongly++;
            note("DIED of " + fault + " at " + mark + ": exit code " + exitCode);
        }
    }

    /** It did not start: allowed for faults it was told of, and for damage, and it must say so. */
    void startFailed(final IoFault fault, final Optional<FaultMark> mark, final ServerNotReadyException cause) {
        faults++;
        final int exitCode = cause.exitCode().orElse(0);
        lastFate = "at " + mark + ", start ended with " + exitCode;
        startExitCodes.merge(exitCode, 1, Integer::sum);
        final boolean isExplained = fault.kind().isTold() || exitCode == JOURNAL_DAMAGED;
        if (mark.isEmpty() || !isExplained || exitCode == 0 || exitCode == DEFECT) {
            wrongStart++;
            note("WRONG START " + fault + " at " + mark + ": exit code " + cause.exitCode() + "; "
                    + cause.getMessage());
        }
    }

    /** It did not start on the honest disk: allowed only after a dropped write, and only as damage or as outdated. */
    void restartFailed(final IoFault fault, final ServerNotReadyException cause) {
        if (fault.kind() == IoFault.Kind.DROP && isRefusal(cause.exitCode().orElse(0))) {
            refusedDamage++;
        } else {
            wrongRestart++;
            note("NO RESTART after " + fault + ": " + cause.getMessage());
        }
    }

    /** What the restart did not know any more, or knew otherwise. */
    void missing(final IoFault fault, final long acknowledgements) {
        if (acknowledgements > 0) {
            note("MISSING " + acknowledgements + " acknowledgements after " + fault + "; " + lastFate);
        }
    }

    /** One line for progress. */
    String summary() {
        return exitUs.getTotalCount() + " ended, " + survived + " lived on, " + startExitCodes + " start exit codes, "
                + notReached + " not reached, " + details.size() + " findings";
    }

    /** Adds the figures to a result. */
    ResultBlock addTo(final ResultBlock result) {
        return result.line("lived on", "%d (short writes, dropped calls, segments only being prepared)", survived)
                .line("ended", "%d (a segment that failed while it was being taken into use)", endedWithSpare)
                .line("start exit codes", "%s", startExitCodes)
                .line("damage noticed", "%d (a dropped write, read back)", noticedDamage)
                .line("damage refused", "%d (at the start after a dropped write)", refusedDamage)
                .line("not reached", "%d", notReached)
                .finding("wrong exit", wrongExit, faults, "faults")
                .finding("late exit", lateExit, faults, "faults")
                .finding("died wrongly", diedWrongly, faults, "faults")
                .finding("wrong start", wrongStart, faults, "faults")
                .finding("no restart", wrongRestart, faults, "faults")
                .line(
                        "exit after fault",
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d)",
                        exitUs.getValueAtPercentile(50) / 1e3,
                        exitUs.getValueAtPercentile(99) / 1e3,
                        exitUs.getMaxValue() / 1e3,
                        exitUs.getTotalCount())
                .details(details);
    }

    private static boolean isRefusal(final int exitCode) {
        return exitCode == JOURNAL_DAMAGED || exitCode == JOURNAL_OUTDATED;
    }

    private void note(final String detail) {
        if (details.size() < DETAILS_MAX) {
            details.add(detail);
        }
    }
}
