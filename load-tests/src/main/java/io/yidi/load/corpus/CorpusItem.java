package io.yidi.load.corpus;

import io.yidi.load.bill.FeeLine;
import io.yidi.protocol.sbe.ItemClass;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * 项目: a drug, service or material; the same number is the same item at every provider.
 *
 * @param code of the item
 * @param feeCategory two digits
 * @param itemClass of the catalogue
 * @param firstSelfPayBp paid first by the person, in 1/10 000
 * @param priceMicro usual price, in 1/1 000 000 yuan
 * @param limitMicro price limit, or {@link FeeLine#NO_LIMIT}
 */
record CorpusItem(
        String code, String feeCategory, ItemClass itemClass, int firstSelfPayBp, long priceMicro, long limitMicro) {

    /** Number of items. */
    static final int COUNT = 5_000;

    private static final Shares<ItemClass> CLASSES = Shares.of(520, ItemClass.A)
            .and(370, ItemClass.B)
            .and(110, ItemClass.OWN)
            .whole();
    private static final Shares<String> DRUGS =
            Shares.of(640, "09").and(280, "11").and(80, "10").whole();
    private static final Shares<String> SERVICES = Shares.of(250, "03")
            .and(280, "04")
            .and(200, "05")
            .and(120, "02")
            .and(100, "08")
            .and(50, "12")
            .whole();

    /** Price in fen. */
    private static final Shares<Span> PRICES = Shares.of(550, new Span(100, 5_000))
            .and(350, new Span(5_001, 30_000))
            .and(100, new Span(30_001, 150_000))
            .whole();

    private static final Span FIRST_SELF_PAY_PERCENT = new Span(5, 30);
    private static final int LIMITED_PER_MILLE = 150;
    private static final int BP_PER_PERCENT = 100;
    private static final int WHOLE_BP = 10_000;
    private static final long MICRO_PER_FEN = 10_000;

    static CorpusItem of(final int number, final boolean isDrug) {
        final SplittableRandom random = new SplittableRandom(isDrug ? number : ~number);
        final ItemClass itemClass = CLASSES.pick(random);
        final long priceMicro = PRICES.pick(random).pick(random) * MICRO_PER_FEN;
        final boolean isLimited = itemClass != ItemClass.OWN && random.nextInt(Shares.WHOLE) < LIMITED_PER_MILLE;
        return new CorpusItem(
                String.format(Locale.ROOT, "%s%06d", isDrug ? "XC" : "SC", number),
                (isDrug ? DRUGS : SERVICES).pick(random),
                itemClass,
                firstSelfPayBp(itemClass, random),
                priceMicro,
                isLimited ? priceMicro - priceMicro / FIRST_SELF_PAY_PERCENT.pick(random) : FeeLine.NO_LIMIT);
    }

    private static int firstSelfPayBp(final ItemClass itemClass, final SplittableRandom random) {
        return switch (itemClass) {
            case B -> FIRST_SELF_PAY_PERCENT.pick(random) * BP_PER_PERCENT;
            case OWN -> WHOLE_BP;
            default -> 0;
        };
    }

    FeeLine line(final long quantityE4) {
        return new FeeLine(code, feeCategory, itemClass, firstSelfPayBp, priceMicro, quantityE4, limitMicro);
    }
}
