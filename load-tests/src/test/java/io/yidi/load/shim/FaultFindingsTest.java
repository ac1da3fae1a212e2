package io.yidi.load.shim;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ResultBlock;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultFindingsTest {

    private static final IoFault FAULT = IoFault.once(IoFault.Calls.FORCE, 3, IoFault.Kind.EIO);
    private static final FaultMark MARK = new FaultMark(0, "fdatasync", "core", "segment-1");

    private final FaultFindings findings = new FaultFindings(100_000_000);

    @Test
    void shouldBeContentWithItsOwnExitCodeInTime() {
        findings.ended(FAULT, MARK, OptionalInt.of(FaultFindings.JOURNAL_NOT_WRITTEN), 40_000_000);

        assertTrue(result().isClean(), result().text());
    }

    @Test
    void shouldFindALateExit() {
        findings.ended(FAULT, MARK, OptionalInt.of(FaultFindings.JOURNAL_NOT_WRITTEN), 101_000_000);

        assertFalse(result().isClean());
        assertTrue(result().text().contains("LATE EXIT"), result().text());
    }

    @Test
    void shouldFindAnotherExitCodeAndNone() {
        findings.ended(FAULT, MARK, OptionalInt.of(1), 1);
        findings.ended(FAULT, MARK, OptionalInt.empty(), 1);

        assertTrue(result().text().contains("wrong exit        2"), result().text());
    }

    @Test
    void shouldFindAGatewayThatDiesOfWhatItHasToLiveWith() {
        findings.lived(IoFault.once(IoFault.Calls.WRITE, 3, IoFault.Kind.SHORT), MARK, OptionalInt.of(1));

        assertFalse(result().isClean());
    }

    private ResultBlock result() {
        return findings.addTo(new ResultBlock());
    }

    @Test
    void shouldTellWhatIsOnlyBeingPrepared() {
        assertTrue(new FaultMark(0, "pwrite", "core", "spare-7").isPreparation());
        assertTrue(new FaultMark(0, "fsync", "journal-prepare", "journal").isPreparation());
        assertFalse(new FaultMark(0, "fsync", "core", "journal").isPreparation());
    }
}
