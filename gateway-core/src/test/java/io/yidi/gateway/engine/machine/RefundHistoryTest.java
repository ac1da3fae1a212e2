package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stays of one person, settled, refunded, un-refunded and reversed in orders drawn from a seed, against a model that
 * knows only what is in force: the yearly layer pays 50 % of the remainder above 8 000.00 up to 30 000.00, then 80 %.
 */
class RefundHistoryTest {

    private static final int EMPLOYEE = 310;
    private static final int STEPS = 60;
    private static final long MARK = CounterId.of("worked-refund/310/layer-refund/large-expense");
    private static final String LAYER_FUND = "330100";
    private static final long LAYER_CAP_FEN = 4_000_000;

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 970_200);
    private final List<Stay> inForce = new ArrayList<>();
    private final List<Stay> refunded = new ArrayList<>();
    private int requests;

    /** A settled stay: what the model has to know of it. */
    private static final class Stay {

        private final String msgId;
        private final long settlementId;
        private final long baseFen;
        private final long paidFen;
        private String refundMsgId;

        private Stay(final String msgId, final SettleReplyDecoder reply) {
            this.msgId = msgId;
            settlementId = reply.settlementId();
            final long[] fundsFen = new long[2];
            reply.funds().forEach(fund -> {
                fundsFen[fund.fundCode().equals(LAYER_FUND) ? 1 : 0] += fund.amountFen();
                fund.skipFundName();
            });
            baseFen = reply.inScopeFen() - fundsFen[0];
            paidFen = fundsFen[1];
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName(
            "INV-10: settled and all refunded, in any order, every accumulator is back; the count of refunds stays")
    void shouldComeBackToTheStartWhenEverythingIsRefunded(final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            settle(random);
        }
        Collections.shuffle(inForce, random);
        while (!inForce.isEmpty()) {
            refund(inForce.get(0));
        }

        final Map<String, Long> sums = RecordedEffects.sumOf(run.bodies());
        assertEquals(Map.of("P1 2023 " + MARK, 12L), sums);
        assertEquals(
                "LONG_TERM 1000.00 of 30000.00: 310100 18400.00, 330100 1800.00, personal 9800.00",
                run.send(stay("LAST").bill("30000.00", "30000.00")),
                "as the first stay of a year; 29000.00 x 60 and 70 %, then half of 11600.00 above 8000.00");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    @DisplayName("BJ-34a: refunding and settling again never earns twice")
    void shouldNeverPayTwiceFromAYearlyLayer(final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> refundOne(random);
                case 2 -> undoOne(random);
                case 3 -> reverseOne(random);
                default -> settle(random);
            }
        }
        assertTrue(requests > STEPS / 2);
    }

    private void settle(final Random random) {
        final String msgId = "S" + ++requests;
        final long inScopeFen = 100_000L + random.nextInt(2_000_000);
        final String amount = Yuan.text(inScopeFen);
        run.send(stay(msgId).bill(amount, amount));
        final Stay stay = new Stay(msgId, Answers.split(new UnsafeBuffer(run.lastReply())));
        assertEquals(expectedPaymentFen(stay), stay.paidFen, msgId);
        inForce.add(stay);
    }

    /** What the layer has to pay for a base, given what is in force and whether a refund has been subtracted. */
    private long expectedPaymentFen(final Stay stay) {
        final long beforeFen =
                inForce.stream().mapToLong(other -> other.baseFen).sum();
        final long paidFen = inForce.stream().mapToLong(other -> other.paidFen).sum();
        final long increaseTenths = byBandsTenths(beforeFen + stay.baseFen) - byBandsTenths(beforeFen);
        long payFen = halfUp(increaseTenths);
        if (!refunded.isEmpty()) {
            payFen = Math.min(payFen, Math.max(0, halfUp(byBandsTenths(beforeFen + stay.baseFen)) - paidFen));
        }
        return Math.min(Math.min(payFen, Math.max(0, LAYER_CAP_FEN - paidFen)), stay.baseFen);
    }

    /** Ten times the layer's payment on a cumulated base, exactly. */
    private static long byBandsTenths(final long baseFen) {
        final long first = Math.max(0, Math.min(baseFen, 3_000_000) - 800_000);
        final long second = Math.max(0, baseFen - 3_000_000);
        return first * 5 + second * 8;
    }

    private static long halfUp(final long tenths) {
        return (tenths + 5) / 10;
    }

    private void refundOne(final Random random) {
        if (!inForce.isEmpty()) {
            refund(inForce.get(random.nextInt(inForce.size())));
        }
    }

    private void refund(final Stay stay) {
        stay.refundMsgId = "F" + ++requests;
        final String answer = run.send(Requests.refund("2305", stay.refundMsgId, "P1", stay.settlementId));
        final boolean latest = inForce.stream().allMatch(other -> other.settlementId <= stay.settlementId);
        assertTrue(answer.endsWith(latest ? " sequential" : " non-adjacent"), answer);
        inForce.remove(stay);
        refunded.add(stay);
    }

    private void undoOne(final Random random) {
        if (!refunded.isEmpty()) {
            final Stay stay = refunded.remove(random.nextInt(refunded.size()));
            assertEquals("REVERSED", run.send(Requests.reversal("V" + ++requests, "P1", "2305", stay.refundMsgId)));
            inForce.add(stay);
        }
    }

    private void reverseOne(final Random random) {
        if (!inForce.isEmpty()) {
            final Stay stay = inForce.remove(random.nextInt(inForce.size()));
            assertEquals("REVERSED", run.send(Requests.reversal("R" + ++requests, "P1", "2304", stay.msgId)));
        }
    }

    private static SettleFrame stay(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).insuredPlace("970200");
    }
}
