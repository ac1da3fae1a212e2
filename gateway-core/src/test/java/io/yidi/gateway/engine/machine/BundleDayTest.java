package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that is put in force at a business day's beginning. */
class BundleDayTest {

    @TempDir
    private Path folder;

    private PolicyPlane other;
    private MachineRun run;

    @BeforeEach
    void makeBundles() throws Exception {
        other = PolicyBundles.planeOf(Packs.change(Packs.copy(folder), "worked-1/pack.yaml", "85%", "84%"));
        run = new MachineRun(hash -> hash.equals(Packs.hash()) ? Packs.plane() : other, Packs.hash(), "2023-06-01");
        for (int i = 1; i <= 5; i++) {
            run.person("P" + i, 310, 910_100);
        }
    }

    @Test
    void shouldBeginWithTheFirstCommandOfTheDay() {
        final long old = fundFen("P1");
        run.activate(other.bundleHash(), "2023-06-03");
        run.cutOver("2023-06-02");
        assertEquals(old, fundFen("P2"));

        run.cutOver("2023-06-03");

        assertEquals(other.bundleHash(), run.machine().plane().bundleHash());
        assertNull(run.machine().nextPlane());
        assertNotEquals(old, fundFen("P3"));
    }

    @Test
    void shouldWaitAcrossASnapshot() {
        final long empty = run.machine().stateHash();
        run.activate(other.bundleHash(), "2023-06-03");
        assertNotEquals(empty, run.machine().stateHash());

        final MachineRun restored = run.restored();
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        restored.cutOver("2023-06-05");

        assertEquals(other.bundleHash(), restored.machine().plane().bundleHash());
    }

    @Test
    void shouldBeginAtOnceWhenTheDayHasBegun() {
        run.activate(other.bundleHash(), "2023-06-01");

        assertEquals(other.bundleHash(), run.machine().plane().bundleHash());
    }

    @Test
    void shouldDropWhatWaitsForTheNextOne() {
        run.activate(other.bundleHash(), "2023-06-03");
        run.activate(Packs.hash(), "2023-06-01");
        run.cutOver("2023-06-03");

        assertEquals(Packs.hash(), run.machine().plane().bundleHash());
    }

    /** INV-11: what was settled under an earlier bundle is refunded without that bundle. */
    @Test
    void shouldRefundWhatAnEarlierBundleSettled() {
        final long empty = run.machine().stateHash();
        final long fundFen = fundFen("P1");
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
        run.activate(other.bundleHash(), "2023-06-01");
        assertEquals(other.bundleHash(), run.machine().plane().bundleHash());

        assertTrue(run.send(Requests.refund("2305", "F1", "P1", settlementId)).startsWith("REFUNDED"));

        assertEquals(-fundFen, Answers.refund(new UnsafeBuffer(run.lastReply())).fundTotalFen());
        assertNotEquals(empty, run.machine().stateHash());
    }

    private long fundFen(final String personNo) {
        run.send(SettleFrame.inpatient().msgId(personNo).personNo(personNo).bill("50000.00", "45000.00"));
        return Answers.split(new UnsafeBuffer(run.lastReply())).fundTotalFen();
    }
}
