package io.yidi.gateway.engine.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareOpenings.Row;
import io.yidi.gateway.policy.plane.CareOpenings.Side;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningDecisionTest {

    private static final int ALWAYS = Integer.MAX_VALUE;

    private static ResultCode decide(
            final CareOpenings openings,
            final CareType careType,
            final int insuredPlace,
            final int carePlace,
            final int epochDay) {
        final Visit visit = new Visit();
        visit.careType = careType;
        visit.insuredPlace = insuredPlace;
        visit.carePlace = carePlace;
        visit.lastEpochDay = epochDay;
        return OpeningDecision.decide(visit, openings);
    }

    @ParameterizedTest(name = "{0} of {1} in {2} on {3}: {4}")
    @DisplayName("NAT-N3a, NAT-2b, BJ-1c: the provinces and days of the notices")
    @CsvSource({
        "OUTPATIENT, 110105, 130100, 2020-11-30, CARE_PLACE_NOT_OPENED",
        "OUTPATIENT, 110105, 130100, 2020-12-01, DONE",
        "OUTPATIENT, 110105, 650100, 2022-12-31, CARE_PLACE_NOT_OPENED",
        "OUTPATIENT, 650100, 110105, 2022-12-31, INSURED_PLACE_NOT_OPENED",
        "OUTPATIENT, 650100, 110105, 2023-01-01, DONE",
        "OUTPATIENT, 110105, 710000, 2023-01-01, CARE_PLACE_NOT_OPENED",
        "OUTPATIENT, 710000, 710100, 2023-01-01, DONE",
        "PHARMACY,   120101, 110105, 2022-12-31, CARE_PLACE_NOT_OPENED",
        "PHARMACY,   120101, 110105, 2023-01-01, DONE",
        "INPATIENT,  110105, 710000, 2019-01-01, DONE",
    })
    void shouldFollowTheShippedTable(
            final CareType careType,
            final int insuredPlace,
            final int carePlace,
            final LocalDate date,
            final ResultCode expected) {
        final int epochDay = Math.toIntExact(date.toEpochDay());

        assertEquals(expected, decide(Packs.plane().openings(), careType, insuredPlace, carePlace, epochDay));
    }

    @ParameterizedTest(name = "from {0} to {1} on day {2}: {3}")
    @DisplayName("The longest prefix decides; each side for itself")
    @CsvSource({
        "210000, 130100, 5,  DONE",
        "210000, 130200, 5,  CARE_PLACE_NOT_OPENED",
        "210000, 130200, 10, DONE",
        "210000, 130200, 20, CARE_PLACE_NOT_OPENED",
        "210000, 130300, 5,  CARE_PLACE_NOT_OPENED",
        "130300, 210000, 5,  DONE",
        "130100, 220000, 5,  CARE_PLACE_NOT_OPENED"
    })
    void shouldLetTheLongestPrefixDecide(
            final int insuredPlace, final int carePlace, final int epochDay, final ResultCode expected) {
        final CareOpenings openings = new CareOpenings(List.of(
                row(Side.BOTH, "13", 0, ALWAYS),
                row(Side.BOTH, "1302", 10, 19),
                row(Side.CARE, "1303", 9, ALWAYS),
                row(Side.BOTH, "21", 0, ALWAYS)));

        assertEquals(expected, decide(openings, CareType.OUTPATIENT, insuredPlace, carePlace, epochDay));
    }

    private static Row row(final Side side, final String area, final int from, final int to) {
        return new Row(CareType.OUTPATIENT, side, area, from, to);
    }
}
