package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bills of 1 500.00 in scope and 7.00 first self-pay, of a person whose account pays. */
class AccumulatorCheckTest {

    private static final String PERSON = "P0000000002";
    private static final long OPENING_FEN = 1_000_000;

    /** Deductible 900.00, of the other 600.00 the pool pays 85 %. */
    private static final SplitFacts FIRST = split(1, 90_000, 51_000, 99_700);

    /** Deductible 450.00, of the other 1 050.00 the pool pays 85 %. */
    private static final SplitFacts LATER = split(1, 45_000, 89_250, 61_450);

    @Test
    void shouldTakeAReversedStayOutOfTheCount() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, FIRST, 900_300),
                        reversed(2, 1),
                        settled(3, FIRST, 900_300),
                        settled(4, LATER, 838_850)));
    }

    @Test
    void shouldTakeASecondReversalForTheFirst() {
        assertEquals(
                List.of(),
                breaks(settled(1, FIRST, 900_300), reversed(2, 1), reversed(3, 1), settled(4, FIRST, 900_300)));
    }

    @Test
    void shouldFindAReversalWithoutEffect() {
        assertEquals(
                List.of(
                        PERSON + " at journal position 3: expected a deductible of stay 1 in 2026 of 90000 fen, found"
                                + " 45000",
                        PERSON + " at journal position 3: expected a balance of 938550 fen, found 838850"),
                breaks(settled(1, FIRST, 900_300), reversed(2, 1), settled(3, LATER, 838_850)));
    }

    @Test
    void shouldFindAReversalOfASettlementThatIsNotThere() {
        assertEquals(
                List.of(
                        "request 2 at journal position 2: expected the reversal of request 1 to name nothing, found"
                                + " journal position 1",
                        PERSON + " at journal position 2: expected the reversed settlement at 1, found none"),
                breaks(reversed(2, 1)));
    }

    @Test
    void shouldFindNothingInAReversalThatCameBeforeWhatIsThenRefused() {
        assertEquals(
                List.of(),
                breaks(new Meant(1, 2), reversed(1, ReversalFacts.NONE), entry(2, null), settled(3, FIRST, 900_300)));
    }

    @Test
    void shouldFindWhatHappensAfterItsReversal() {
        final List<String> found =
                List.of("request 1 at journal position 1: expected no effect of request 3 after its reversal, found one"
                        + " at journal position 3");

        assertEquals(
                found,
                breaks(
                        new Meant(1, 3),
                        reversed(1, ReversalFacts.NONE),
                        settled(2, FIRST, 900_300),
                        settled(3, LATER, 838_850)));
        assertEquals(
                found,
                breaks(
                        new Meant(1, 3),
                        reversed(1, ReversalFacts.NONE),
                        settled(2, FIRST, 900_300),
                        refunded(3, 2, FIRST, OPENING_FEN)));
    }

    @Test
    void shouldFindAReversalThatDoesNotKnowWhatHappenedBefore() {
        assertEquals(
                List.of("request 2 at journal position 2: expected the reversal of request 1 to name journal position"
                        + " 1, found nothing"),
                breaks(new Meant(2, 1), settled(1, FIRST, 900_300), reversed(2, ReversalFacts.NONE)));
    }

    @Test
    void shouldFindThatAnotherSettlementOfThePersonWasTakenBack() {
        assertEquals(
                List.of("request 3 at journal position 3: expected the reversal of request 1 to name journal position"
                        + " 1, found journal position 2"),
                breaks(
                        new Meant(3, 1),
                        settled(1, FIRST, 900_300),
                        settled(2, LATER, 838_850),
                        reversed(3, 2),
                        settled(4, LATER, 838_850)));
        assertEquals(
                List.of("request 3 at journal position 3: expected a refund of settlement 1, found one of 2"),
                breaks(
                        new Meant(3, 1),
                        settled(1, FIRST, 900_300),
                        settled(2, LATER, 838_850),
                        refunded(3, 2, LATER, 900_300)));
    }

    @Test
    void shouldFindASettlementThatIsAnsweredAsAReversal() {
        final List<AckLedger.Entry> entries = List.of(settled(1, FIRST, 900_300), reversed(2, 1));

        assertEquals(
                List.of("request 2 at journal position 2: expected SettlementFacts, found " + new ReversalFacts(1)),
                new AccumulatorCheck(OPENING_FEN, entries, new Meanings(List.of())).breaks());
    }

    @Test
    void shouldTakeARefundedStayOutOfTheCountAndPutItBack() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, FIRST, 900_300),
                        refunded(2, 1, FIRST, OPENING_FEN),
                        settled(3, FIRST, 900_300),
                        reversed(4, 2),
                        reversed(5, 2),
                        settled(6, LATER, 739_150),
                        refunded(7, 1, FIRST, 838_850)));
    }

    /** The settlement is out of force by its second refund, which a reversal of the first does not touch. */
    @Test
    void shouldTakeASecondReversalOfARefundForTheFirstThoughTheSettlementWasRefundedAgain() {
        assertEquals(
                List.of(),
                breaks(
                        settled(1, FIRST, 900_300),
                        refunded(2, 1, FIRST, OPENING_FEN),
                        reversed(3, 2),
                        refunded(4, 1, FIRST, OPENING_FEN),
                        reversed(5, 2),
                        settled(6, FIRST, 900_300)));
    }

    @Test
    void shouldFindARefundThatHappenedTwice() {
        assertEquals(
                List.of(PERSON + " at journal position 3: expected the refunded settlement at 1 in force, found none"),
                breaks(
                        settled(1, FIRST, 900_300),
                        refunded(2, 1, FIRST, OPENING_FEN),
                        refunded(3, 1, FIRST, 1_099_700)));
    }

    @Test
    void shouldFindARefundWithOtherAmounts() {
        assertEquals(
                List.of(
                        PERSON + " at journal position 2: expected a refund of the payment of fund 310100 of -51000"
                                + " fen, found -50999",
                        PERSON + " at journal position 2: expected a refund of the payment of the account of -99700"
                                + " fen, found -99701"),
                breaks(settled(1, FIRST, 900_300), refunded(2, 1, split(1, 90_000, 50_999, 99_701), OPENING_FEN)));
    }

    @Test
    void shouldFindAPaymentThatTheAccountDidNotMake() {
        assertEquals(
                List.of(PERSON
                        + " at journal position 1: expected a payment of the account of stay 1 in 2026 of 99700 fen,"
                        + " found 0"),
                breaks(settled(1, split(1, 90_000, 51_000, 0), OPENING_FEN)));
    }

    @Test
    void shouldFindAFundThatARefundAdds() {
        final SortedMap<String, Long> fundFen = new TreeMap<>(Map.of(StayPlan.POOL_FUND, -51_000L, "330100", -1L));

        assertEquals(
                List.of(PERSON + " at journal position 2: expected a refund of the payment of fund 330100 of 0 fen,"
                        + " found -1"),
                breaks(
                        settled(1, FIRST, 900_300),
                        entry(
                                2,
                                new RefundFacts(
                                        1,
                                        new SplitFacts(2026, -150_000, -700, -90_000, fundFen, -99_700),
                                        OPENING_FEN))));
    }

    /** Of a year of 100 000.00 the first stay leaves 2 265.00, and of the account nothing; the second comes to more. */
    @Test
    void shouldFindThatThePoolPaidMoreThanItsYearHasLeft() {
        final AckLedger.Entry first =
                settled(1, new SplitFacts(2026, 11_000_000, 0, 90_000, funds(9_773_500), 1_000_000), 0);

        assertEquals(
                List.of(), breaks(first, settled(2, new SplitFacts(2026, 494_118, 0, 45_000, funds(226_500), 0), 0)));
        assertEquals(
                List.of(PERSON + " at journal position 2: expected a payment of the pool of stay 2 in 2026 of 226500"
                        + " fen, found 381750"),
                breaks(first, settled(2, new SplitFacts(2026, 494_118, 0, 45_000, funds(381_750), 0), 0)));
    }

    @Test
    void shouldFindWhatTheCountersHoldTwiceOrNotAtAll() throws IOException {
        final Accumulation counters = new Accumulation();
        counters.settle(FIRST);
        counters.add("D310100", 51_000);
        counters.add("D310200", -99_700);
        counters.add("TS310100", 300_000);

        assertEquals(
                List.of(
                        PERSON + ": expected a balance of 900300 fen, found 1000000",
                        PERSON + " in 2026: expected D310100 to be 51000, found 102000",
                        PERSON + " in 2026: expected D310200 to be 99700, found 0"),
                check(settled(1, FIRST, 900_300))
                        .compare(source(counters, OPENING_FEN))
                        .breaks());
    }

    @Test
    void shouldFindNothingInCountersThatHoldWhatIsInForce() throws IOException {
        final Accumulation counters = new Accumulation();
        counters.settle(LATER);

        assertEquals(
                List.of(),
                check(settled(1, FIRST, 900_300), settled(2, LATER, 838_850), refunded(3, 1, FIRST, 938_550))
                        .compare(source(counters, 938_550))
                        .breaks());
    }

    /** A request that was about another one than its answer says. */
    private record Meant(long number, long other) {}

    /** Requests that were about what they were answered with; a settlement has the number of its position. */
    private static final class Meanings implements RequestMeaning {

        private final Map<Long, Long> originals = new TreeMap<>();
        private final Map<Long, Long> refunded = new TreeMap<>();

        Meanings(final List<AckLedger.Entry> entries) {
            for (final AckLedger.Entry entry : entries) {
                if (entry.effect() instanceof ReversalFacts facts) {
                    originals.put(entry.number(), facts.originalPosition());
                } else if (entry.effect() instanceof RefundFacts facts) {
                    refunded.put(entry.number(), facts.originalPosition());
                }
            }
        }

        Meanings but(final Meant meant) {
            originals.replace(meant.number(), meant.other());
            refunded.replace(meant.number(), meant.other());
            return this;
        }

        @Override
        public String personNo(final long number) {
            return PERSON;
        }

        @Override
        public OptionalLong originalOf(final long number) {
            return found(originals.get(number));
        }

        @Override
        public OptionalLong refundedSettlementOf(final long number) {
            return found(refunded.get(number));
        }

        private static OptionalLong found(final Long number) {
            return number == null ? OptionalLong.empty() : OptionalLong.of(number);
        }
    }

    private static List<String> breaks(final Meant meant, final AckLedger.Entry... entries) {
        final List<AckLedger.Entry> all = List.of(entries);
        return new AccumulatorCheck(OPENING_FEN, all, new Meanings(all).but(meant)).breaks();
    }

    private static List<String> breaks(final AckLedger.Entry... entries) {
        return check(entries).breaks();
    }

    private static AccumulatorCheck check(final AckLedger.Entry... entries) {
        final List<AckLedger.Entry> all = List.of(entries);
        return new AccumulatorCheck(OPENING_FEN, all, new Meanings(all));
    }

    private static CounterSource source(final Accumulation year, final long balanceFen) {
        return new CounterSource() {
            @Override
            public Accumulation accumulated(final String personNo, final int benefitYear) {
                return year;
            }

            @Override
            public long balanceFen(final String personNo) {
                return balanceFen;
            }
        };
    }

    private static AckLedger.Entry settled(final long position, final SplitFacts split, final long balanceFen) {
        return entry(position, new SettlementFacts(split, balanceFen));
    }

    private static AckLedger.Entry refunded(
            final long position, final long originalPosition, final SplitFacts settled, final long balanceFen) {
        final SplitFacts split =
                split(-1, settled.deductibleFen(), settled.fundFen().get(StayPlan.POOL_FUND), settled.accountFen());
        return entry(position, new RefundFacts(originalPosition, split, balanceFen));
    }

    private static AckLedger.Entry reversed(final long position, final long originalPosition) {
        return entry(position, new ReversalFacts(originalPosition));
    }

    private static AckLedger.Entry entry(final long position, final Effect effect) {
        return new AckLedger.Entry(position, Door.BINARY, position, effect, 0, 0);
    }

    private static SplitFacts split(
            final int sign, final long deductibleFen, final long poolFen, final long accountFen) {
        return new SplitFacts(
                2026, sign * 150_000, sign * 700, sign * deductibleFen, funds(sign * poolFen), sign * accountFen);
    }

    private static TreeMap<String, Long> funds(final long poolFen) {
        return new TreeMap<>(Map.of(StayPlan.POOL_FUND, poolFen));
    }
}
