package io.yidi.load.campaign;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.ReferenceFileWriter;
import java.util.List;

/**
 * 住院待遇: what the plan of an insured place says about stays at level 3 of an employee at work, as far as it hangs on
 * what came before; money in fen. Persons of a campaign with an odd number have the one, those with an even number the
 * other.
 */
public enum StayPlan {
    /** 北京: the account pays nothing. */
    BEIJING(
            Bill.INSURED_PLACE,
            130_000,
            65_000,
            List.of(new Band(3_000_000, 8_500), new Band(4_000_000, 9_000), new Band(Long.MAX_VALUE, 9_500)),
            10_000_000,
            false),
    /** 算例五: the account pays what the funds leave of the in-scope expense, and the first self-pay of class B. */
    WITH_ACCOUNT(
            "950100",
            90_000,
            45_000,
            List.of(new Band(1_000_000, 8_500), new Band(Long.MAX_VALUE, 9_000)),
            10_000_000,
            true);

    /** Fund of the pool in both places. */
    public static final String POOL_FUND = "310100";

    private static final long WHOLE_BP = 10_000;

    private final String insuredPlace;
    private final long firstDeductibleFen;
    private final long laterDeductibleFen;
    private final List<Band> bands;
    private final long yearMaxFen;
    private final boolean paysFromAccount;

    StayPlan(
            final String insuredPlace,
            final long firstDeductibleFen,
            final long laterDeductibleFen,
            final List<Band> bands,
            final long yearMaxFen,
            final boolean paysFromAccount) {
        this.insuredPlace = insuredPlace;
        this.firstDeductibleFen = firstDeductibleFen;
        this.laterDeductibleFen = laterDeductibleFen;
        this.bands = bands;
        this.yearMaxFen = yearMaxFen;
        this.paysFromAccount = paysFromAccount;
    }

    /** 分段: up to an amount of a stay the pool pays this share of it. */
    private record Band(long upToFen, int ratioBp) {}

    /**
     * The plan of a person.
     *
     * @param personNo as in the reference file
     * @return always the same
     */
    public static StayPlan of(final String personNo) {
        return Character.digit(personNo.charAt(personNo.length() - 1), 10) % 2 == 1 ? BEIJING : WITH_ACCOUNT;
    }

    /** Writes the reference file of a campaign. */
    public static ReferenceFileWriter persons() {
        return new ReferenceFileWriter(personNo -> of(personNo).insuredPlace);
    }

    /** Six digits. */
    public String insuredPlace() {
        return insuredPlace;
    }

    /**
     * Deductible of a stay.
     *
     * @param ordinal in its benefit year, from 1
     * @return in fen; bills of campaigns are above it
     */
    public long deductibleFen(final long ordinal) {
        return ordinal == 1 ? firstDeductibleFen : laterDeductibleFen;
    }

    /**
     * What the pool pays of a stay: each band its share, rounded once, and no more than the year has left.
     *
     * @param inScopeFen of the bill
     * @param deductibleFen taken from it
     * @param paidBeforeFen by the pool in the benefit year
     * @return in fen
     */
    public long poolFen(final long inScopeFen, final long deductibleFen, final long paidBeforeFen) {
        long shareFenBp = 0;
        long fromFen = deductibleFen;
        for (final Band band : bands) {
            final long toFen = Math.min(inScopeFen, band.upToFen);
            shareFenBp += Math.max(0, toFen - fromFen) * band.ratioBp;
            fromFen = Math.max(fromFen, toFen);
        }
        return Math.min((shareFenBp + WHOLE_BP / 2) / WHOLE_BP, Math.max(0, yearMaxFen - paidBeforeFen));
    }

    /**
     * What the account pays of a stay.
     *
     * @param split of it, of which the account is not read
     * @param balanceFen before
     * @return in fen
     */
    public long accountFen(final SplitFacts split, final long balanceFen) {
        final long allowedFen = split.inScopeFen() - split.fundTotalFen() + split.preSelfPayFen();
        return paysFromAccount ? Math.max(0, Math.min(balanceFen, allowedFen)) : 0;
    }
}
