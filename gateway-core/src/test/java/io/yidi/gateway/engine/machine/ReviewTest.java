package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonChangeRow.Kind;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.code.PersonStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-10a: where a region wants to see changes, one waits until a reference file confirms or rejects it. */
class ReviewTest {

    private static final int EMPLOYEE = 310;
    private static final int PLACE = 120_101;

    @TempDir
    private Path folder;

    private MachineRun run;

    @BeforeEach
    void fileAndChange() throws Exception {
        final PolicyPlane reviewing = PolicyBundles.planeOf(Packs.change(
                Packs.copy(folder),
                "tianjin/region.yaml",
                "    source: notice-4\n",
                "    source: notice-4\n    reviewNeeded: true\n"));
        run = new MachineRun(hash -> reviewing, reviewing.bundleHash(), "2023-01-01")
                .person("P1", EMPLOYEE, PLACE, PersonStatus.WORKING);
        final FilingScript script = new FilingScript(run, "P1", Integer.toString(PLACE));
        assertEquals("ACTIVE 2023-01-02 open", script.play("2023-01-02 NEW place=130100"));
        script.play("2023-02-01 CHANGE place=310000");
        assertEquals(
                "NORMAL: REVIEW LONG_TERM_RESIDENT 310000, ACTIVE LONG_TERM_RESIDENT 130100", filings(), "both stand");
    }

    @Test
    void shouldTakeThePlaceOfTheFilingOnceConfirmed() {
        assertEquals("", review(Kind.CONFIRM));

        assertEquals("NORMAL: ACTIVE LONG_TERM_RESIDENT 310000", filings());
        assertEquals("taken 0: 7 NO_CHANGE_TO_REVIEW psn_no", review(Kind.CONFIRM));
    }

    @Test
    void shouldLeaveTheFilingOnceRejected() {
        assertEquals("", review(Kind.REJECT));

        assertEquals("NORMAL: ACTIVE LONG_TERM_RESIDENT 130100", filings());
        assertEquals("taken 0: 7 NO_CHANGE_TO_REVIEW psn_no", review(Kind.REJECT));
    }

    private String review(final Kind kind) {
        return run.change(rows -> rows.onChange(7, new PersonChangeRow(kind, "P1", EMPLOYEE, 0, Integer.MAX_VALUE, "")))
                .reportText();
    }

    private String filings() {
        return run.send(FilingFrames.query("Q1", "P1", PLACE, query -> {}));
    }
}
