package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccumulatorCheckTest {

    private static final long OPENING_FEN = 10_000;

    @Test
    void shouldTakeAReversedStayOutOfTheCount() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, 130_000, 100, 9_900),
                        reversed(2, 1),
                        settled(3, 130_000, 50, 9_950),
                        settled(4, 65_000, 50, 9_900)));
    }

    @Test
    void shouldTakeASecondReversalForTheFirst() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, 130_000, 100, 9_900),
                        reversed(2, 1),
                        reversed(3, 1),
                        settled(4, 130_000, 0, OPENING_FEN)));
    }

    @Test
    void shouldFindAReversalWithoutEffect() {
        final List<String> breaks =
                breaks(settled(1, 130_000, 100, 9_900), reversed(2, 1), settled(3, 65_000, 50, 9_850));

        assertEquals(2, breaks.size(), breaks.toString());
        assertTrue(breaks.get(0).contains("expected a deductible of stay 1 in 2026 of 130000 fen"), breaks.get(0));
        assertTrue(breaks.get(1).contains("expected a balance of 9950 fen, found 9850"), breaks.get(1));
    }

    @Test
    void shouldFindAReversalOfASettlementThatIsNotThere() {
        final List<String> breaks = breaks(reversed(2, 1));

        assertEquals(List.of("P at journal position 2: expected the reversed settlement at 1, found none"), breaks);
    }

    @Test
    void shouldTakeARefundedStayOutOfTheCountAndPutItBack() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, 130_000, 100, 9_900),
                        refunded(2, 1, -100, OPENING_FEN),
                        settled(3, 130_000, 50, 9_950),
                        reversed(4, 2),
                        reversed(5, 2),
                        settled(6, 65_000, 0, 9_850),
                        refunded(7, 1, -100, 9_950)));
    }

    /** The settlement is out of force by its second refund, which a reversal of the first does not touch. */
    @Test
    void shouldTakeASecondReversalOfARefundForTheFirstThoughTheSettlementWasRefundedAgain() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, 130_000, 100, 9_900),
                        refunded(2, 1, -100, OPENING_FEN),
                        reversed(3, 2),
                        refunded(4, 1, -100, OPENING_FEN),
                        reversed(5, 2),
                        settled(6, 130_000, 100, 9_900)));
    }

    @Test
    void shouldFindARefundThatHappenedTwice() {
        final List<String> breaks = breaks(
                settled(1, 130_000, 100, 9_900), refunded(2, 1, -100, OPENING_FEN), refunded(3, 1, -100, 10_100));

        assertEquals(
                List.of("P at journal position 3: expected the refunded settlement at 1 in force, found none"), breaks);
    }

    @Test
    void shouldFindARefundWithAnotherAmount() {
        final List<String> breaks = breaks(settled(1, 130_000, 100, 9_900), refunded(2, 1, -99, 9_999));

        assertEquals(2, breaks.size(), breaks.toString());
        assertTrue(breaks.get(0).contains("expected a refund to the account of -100 fen, found -99"), breaks.get(0));
    }

    private static List<String> breaks(final AckLedger.Entry... entries) {
        return new AccumulatorCheck(OPENING_FEN).breaks(List.of(entries), number -> "P");
    }

    private static AckLedger.Entry settled(
            final long position, final long deductibleFen, final long accountFen, final long balanceFen) {
        return entry(position, new SettlementFacts(2026, deductibleFen, accountFen, balanceFen));
    }

    private static AckLedger.Entry refunded(
            final long position, final long originalPosition, final long accountFen, final long balanceFen) {
        return entry(position, new RefundFacts(originalPosition, accountFen, balanceFen));
    }

    private static AckLedger.Entry reversed(final long position, final long originalPosition) {
        return entry(position, new ReversalFacts(originalPosition));
    }

    private static AckLedger.Entry entry(final long position, final Effect effect) {
        return new AckLedger.Entry(position, Door.BINARY, position, effect, 0, 0);
    }
}
