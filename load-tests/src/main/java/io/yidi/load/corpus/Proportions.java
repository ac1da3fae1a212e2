package io.yidi.load.corpus;

import io.yidi.load.bill.CareKind;
import java.util.List;

/**
 * 语料比例: how often what comes, in a thousand. They are illustrative: set by hand to have the order of magnitude of
 * traffic between provinces (many small outpatient bills, few stays), not taken from a statistic.
 */
final class Proportions {

    static final Shares<Act> ACTS = Shares.of(955, Act.BILL)
            .and(20, Act.REPEAT)
            .and(15, Act.REFUND)
            .and(10, Act.REVERSAL)
            .whole();

    static final Shares<CareKind> CARE = Shares.of(620, CareKind.OUTPATIENT)
            .and(230, CareKind.PHARMACY)
            .and(70, CareKind.CHRONIC_OUTPATIENT)
            .and(80, CareKind.INPATIENT)
            .whole();

    /** Of a person without a filing: what can be an emergency. */
    static final Shares<CareKind> EMERGENCY_CARE =
            Shares.of(800, CareKind.OUTPATIENT).and(200, CareKind.INPATIENT).whole();

    static final Shares<CorpusRegion> REGIONS = Shares.of(300, CorpusRegion.BEIJING)
            .and(200, CorpusRegion.TIANJIN)
            .and(150, CorpusRegion.URUMQI)
            .and(200, CorpusRegion.JIAOZUO)
            .and(150, CorpusRegion.ILLUSTRATION)
            .whole();

    static final Shares<FiledAs> FILINGS = Shares.of(420, FiledAs.LONG_TERM_RESIDENT)
            .and(230, FiledAs.RETIRED_RESETTLED)
            .and(60, FiledAs.STATIONED_WORKER)
            .and(80, FiledAs.TRANSFER)
            .and(180, FiledAs.OTHER_TEMPORARY)
            .and(30, FiledAs.NOT_FILED)
            .whole();

    static final Shares<InsuredAs> PERSONS = Shares.of(360, InsuredAs.WORKING)
            .and(190, InsuredAs.RETIRED)
            .and(70, InsuredAs.MINOR)
            .and(250, InsuredAs.ADULT)
            .and(130, InsuredAs.ELDERLY)
            .whole();

    static final Shares<String> ASSISTANCE = Shares.of(920, "NONE")
            .and(50, "MINIMUM_LIVING")
            .and(20, "LOW_INCOME")
            .and(10, "EXTREME_POVERTY")
            .whole();

    static final Shares<Span> LINES = Shares.of(560, new Span(1, 5))
            .and(310, new Span(6, 15))
            .and(100, new Span(16, 40))
            .and(25, new Span(41, 100))
            .and(5, new Span(101, 200))
            .whole();

    /** Fee categories of a stay. */
    static final Shares<Span> TOTALS = Shares.of(150, new Span(3, 5))
            .and(600, new Span(6, 9))
            .and(250, new Span(10, 14))
            .whole();

    static final Shares<Integer> LEVELS =
            Shares.of(400, 3).and(350, 2).and(250, 1).whole();

    /** Places of care; Shijiazhuang for Beijing's commuters and the large cities. */
    static final List<String> CARE_PLACES = List.of("310000", "130100", "440100", "330100", "510100", "320100");

    static final List<Shares<?>> ALL =
            List.of(ACTS, CARE, EMERGENCY_CARE, REGIONS, FILINGS, PERSONS, ASSISTANCE, LINES, TOTALS, LEVELS);

    private Proportions() {}
}
