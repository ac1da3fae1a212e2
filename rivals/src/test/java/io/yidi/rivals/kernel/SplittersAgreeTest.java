package io.yidi.rivals.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is measured has to get the same amounts; the long form compares a million bills. */
class SplittersAgreeTest {

    private static final long SEED = 7;
    private static final int BILLS = 5_000;

    private static ReferencePlan reference;
    private static BillCorpus corpus;

    @BeforeAll
    static void compile() throws IOException {
        reference = ReferencePlan.in(Path.of("..", "policies"));
        corpus = new BillCorpus(SEED, reference.rows());
    }

    @ParameterizedTest
    @EnumSource(
            value = SplitterKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"YIDI"})
    void shouldAgreeToTheFen(final SplitterKind kind) {
        final Equality equality = Equality.of(corpus, BILLS, SplitterKind.YIDI.open(reference), kind.open(reference));
        assertEquals("", equality.first());
        assertEquals(BILLS, equality.compared());
    }

    @Test
    void shouldNoticeOneFenInOneBill() {
        final Splitter faulty = new OneFenOff(SplitterKind.YIDI.open(reference), BILLS / 2);
        final Equality equality = Equality.of(corpus, BILLS, SplitterKind.YIDI.open(reference), faulty);
        assertFalse(equality.isEqual());
        assertEquals(BILLS / 2 + 1, equality.compared());
    }

    /** A corpus that never gets to a rule would prove nothing about it. */
    @Test
    void shouldReachEveryRule() {
        final Splitter yidi = SplitterKind.YIDI.open(reference);
        boolean isBelowDeductible = false;
        boolean isCapReached = false;
        boolean isLayerCapReached = false;
        for (final SplitBill bill : corpus.first(BILLS)) {
            yidi.fundFen(bill);
            final Split split = yidi.split();
            isBelowDeductible |= bill.inScopeFen() > 0 && split.deductibleFen() == bill.inScopeFen();
            isCapReached |= split.poolFen() > 0
                    && bill.history().poolPaidFen() + split.poolFen()
                            == reference.rows().poolCapFen();
            isLayerCapReached |= split.layerFen() > 0
                    && bill.history().layerPaidFen() + split.layerFen()
                            == reference.rows().layerCapFen();
        }
        assertTrue(isBelowDeductible);
        assertTrue(isCapReached);
        assertTrue(isLayerCapReached);
    }

    /** Right but for one fen of one bill. */
    private static final class OneFenOff implements Splitter {

        private final Splitter right;
        private final long number;
        private SplitBill bill;

        OneFenOff(final Splitter right, final long number) {
            this.right = right;
            this.number = number;
        }

        @Override
        public long fundFen(final SplitBill next) {
            bill = next;
            return right.fundFen(next);
        }

        @Override
        public Split split() {
            final Split split = right.split();
            return bill.number() == number
                    ? new Split(split.deductibleFen(), split.poolFen(), split.layerFen(), split.personalFen() + 1)
                    : split;
        }
    }
}
