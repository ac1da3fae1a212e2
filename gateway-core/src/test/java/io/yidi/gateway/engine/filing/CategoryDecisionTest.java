package io.yidi.gateway.engine.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.DiseaseCatalogue.Entry;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stay from day 100 to day 110 in Shijiazhuang (130100) of somebody insured in Jiaozuo (410800). */
class CategoryDecisionTest {

    private static final int INSURED_PLACE = 410_800;
    private static final int CARE_PLACE = 130_100;
    private static final int ELSEWHERE = 310_000;
    private static final int FIRST_DAY = 100;
    private static final int LAST_DAY = 110;

    private static final long OPEN_DISEASE = 1;
    private static final long CLOSED_DISEASE = 2;
    private static final long UNKNOWN_DISEASE = 3;
    private static final DiseaseCatalogue DISEASES = new DiseaseCatalogue(
            List.of(new Entry(OPEN_DISEASE, OPEN_DISEASE, 0, 200), new Entry(CLOSED_DISEASE, CLOSED_DISEASE, 0, 200)),
            List.of(new Entry(OPEN_DISEASE, OPEN_DISEASE, 0, 200)));

    private final CategoryDecision decision = new CategoryDecision();
    private final Visit visit = visit();

    /**
     * Every row breaks its own rule and all rules of the rows below it, so that its outcome proves that it comes first.
     * The last two columns say whether an emergency is stated and whether the region deems it filed.
     */
    @ParameterizedTest(name = "{0}: {8}")
    @DisplayName("The first rule that applies decides")
    @CsvSource({
        "NAT-10b, PAUSED,     true,  CHRONIC_OUTPATIENT, 410100, NONE,    true,  true,  BENEFIT_PAUSED",
        "NAT-10b, TERMINATED, true,  CHRONIC_OUTPATIENT, 410100, NONE,    true,  true,  BENEFIT_TERMINATED",
        "BJ-28b,  NORMAL,     true,  CHRONIC_OUTPATIENT, 410100, NONE,    true,  true,  THIRD_PARTY_LIABLE",
        "NAT-15,  NORMAL,     false, UNKNOWN_DISEASE,    410100, NONE,    true,  true,  CHRONIC_DISEASE_UNKNOWN",
        "NAT-N4.3a, NORMAL,   false, CLOSED_DISEASE,     410100, NONE,    true,  true,  CHRONIC_DISEASE_NOT_OPEN",
        "BJ-9c,   NORMAL,     false, CHRONIC_OUTPATIENT, 410100, NONE,    true,  true,  CHRONIC_NOT_FILED",
        "BJ-1a,   NORMAL,     false, INPATIENT,          410100, NONE,    true,  true,  NOT_CROSS_PROVINCE",
        "BJ-27b,  NORMAL,     false, INPATIENT,          130100, NONE,    true,  true,  EMERGENCY",
        "BJ-13c,  NORMAL,     false, INPATIENT,          130100, NONE,    true,  false, NOT_FILED",
        "BJ-13c,  NORMAL,     false, INPATIENT,          130100, NONE,    false, true,  NOT_FILED",
        "BJ-9a,   NORMAL,     false, INPATIENT,          130100, PLACE,   false, true,  FILING_OTHER_PLACE",
        "BJ-9b,   NORMAL,     false, INPATIENT,          130100, CARE,    false, true,  FILING_OTHER_CARE_TYPE",
        "BJ-10a,  NORMAL,     false, INPATIENT,          130100, EXPIRED, false, true,  FILING_EXPIRED",
        "BJ-9a,   NORMAL,     false, INPATIENT,          130100, SOUND,   false, false, LONG_TERM",
        "NAT-N4.1a, NORMAL,   false, OUTPATIENT,         130100, SOUND,   false, false, LONG_TERM",
        "NAT-N4.1a, NORMAL,   false, PHARMACY,           130100, SOUND,   false, false, FILING_OTHER_CARE_TYPE",
    })
    void shouldDecideByTheFirstRuleThatApplies(
            final String requirement,
            final BenefitStatus benefit,
            final boolean thirdParty,
            final String care,
            final int carePlace,
            final String filing,
            final boolean emergency,
            final boolean deemedFiled,
            final String outcome) {
        visit.thirdPartyLiable = thirdParty;
        switch (care) {
            case "UNKNOWN_DISEASE" -> chronic(UNKNOWN_DISEASE);
            case "CLOSED_DISEASE" -> chronic(CLOSED_DISEASE);
            case "CHRONIC_OUTPATIENT" -> chronic(OPEN_DISEASE);
            default -> visit.careType = CareType.valueOf(care);
        }
        visit.carePlace = carePlace;
        visit.emergency = emergency;
        final PersonTable persons = person(benefit);
        switch (filing) {
            case "PLACE" -> file(persons, BenefitCategory.LONG_TERM, ELSEWHERE, 1, 2, CareType.PHARMACY);
            case "CARE" -> file(persons, BenefitCategory.LONG_TERM, CARE_PLACE, 1, 2, CareType.PHARMACY);
            case "EXPIRED" -> file(persons, BenefitCategory.LONG_TERM, CARE_PLACE, 1, 2, CareType.INPATIENT);
            case "SOUND" -> file(persons, BenefitCategory.LONG_TERM, CARE_PLACE, 1, 200, CareType.INPATIENT);
            default -> assertEquals("NONE", filing);
        }

        assertEquals(outcome, decide(persons, deemedFiled));
    }

    @ParameterizedTest(name = "{0}: filed as {1}, emergency {2} → {3}")
    @DisplayName("The category of a filing decides (rows 9 and 11)")
    @CsvSource({
        "JZ-2.2a, LONG_TERM,       false, LONG_TERM",
        "XJ-2.5a, LONG_TERM,       true,  LONG_TERM",
        "JZ-2.4a, TRANSFER,        false, TRANSFER",
        "XJ-2.6b, TRANSFER,        true,  TRANSFER",
        "JZ-2.4b, EMERGENCY,       false, EMERGENCY",
        "JZ-2.4b, EMERGENCY,       true,  EMERGENCY",
        "JZ-2.4c, OTHER_TEMPORARY, false, OTHER_TEMPORARY",
        "JZ-2.4b, OTHER_TEMPORARY, true,  EMERGENCY",
    })
    void shouldTakeTheCategoryFromTheFiling(
            final String requirement,
            final BenefitCategory filed,
            final boolean emergency,
            final BenefitCategory expected) {
        visit.emergency = emergency;
        final PersonTable persons = person(BenefitStatus.NORMAL);
        file(persons, filed, CARE_PLACE, 1, 200, CareType.INPATIENT);

        assertEquals(expected.name(), decide(persons, false));
    }

    @ParameterizedTest(name = "filed place {0}, care place {1} → {2}")
    @DisplayName("BJ-9a: a province or a city holds everything below it")
    @CsvSource({
        "130000, 130100, LONG_TERM",
        "130000, 130184, LONG_TERM",
        "130100, 130184, LONG_TERM",
        "130184, 130184, LONG_TERM",
        "130184, 130185, FILING_OTHER_PLACE",
        "130100, 130200, FILING_OTHER_PLACE",
        "130000, 110105, FILING_OTHER_PLACE",
        "310000, 310115, LONG_TERM",
    })
    void shouldMatchTheFiledPlace(final int filedPlace, final int carePlace, final String outcome) {
        visit.carePlace = carePlace;
        final PersonTable persons = person(BenefitStatus.NORMAL);
        file(persons, BenefitCategory.LONG_TERM, filedPlace, 1, 200, CareType.INPATIENT);

        assertEquals(outcome, decide(persons, true));
    }

    @ParameterizedTest(name = "filed from {0} to {1} → {2}")
    @DisplayName("BJ-10a, BJ-13c: valid on the first or the last day of the stay, both bounds included")
    @CsvSource({
        "1,   99,  FILING_EXPIRED",
        "1,   100, LONG_TERM",
        "100, 100, LONG_TERM",
        "101, 109, FILING_EXPIRED",
        "101, 110, LONG_TERM",
        "110, 110, LONG_TERM",
        "110, 2147483647, LONG_TERM",
        "111, 200, FILING_EXPIRED",
    })
    void shouldMatchTheFiledDays(final int from, final int to, final String outcome) {
        final PersonTable persons = person(BenefitStatus.NORMAL);
        file(persons, BenefitCategory.LONG_TERM, CARE_PLACE, from, to, CareType.INPATIENT);

        assertEquals(outcome, decide(persons, true));
    }

    @ParameterizedTest
    @DisplayName("BJ-27b: an emergency that no filing matches is deemed filed, unless the region says no")
    @CsvSource({
        "310000, 1,   200, INPATIENT, true,  EMERGENCY",
        "130100, 1,   99,  INPATIENT, true,  EMERGENCY",
        "130100, 1,   200, PHARMACY,  true,  EMERGENCY",
        "310000, 1,   200, INPATIENT, false, FILING_OTHER_PLACE",
        "130100, 1,   99,  INPATIENT, false, FILING_EXPIRED",
        "130100, 1,   200, PHARMACY,  false, FILING_OTHER_CARE_TYPE",
    })
    void shouldDeemAnEmergencyFiled(
            final int filedPlace,
            final int from,
            final int to,
            final CareType filedFor,
            final boolean deemedFiled,
            final String outcome) {
        visit.emergency = true;
        final PersonTable persons = person(BenefitStatus.NORMAL);
        file(persons, BenefitCategory.OTHER_TEMPORARY, filedPlace, from, to, filedFor);

        assertEquals(outcome, decide(persons, deemedFiled));
    }

    @Test
    void shouldForgetTheCategoryOfTheLastVisit() {
        final PersonTable persons = person(BenefitStatus.NORMAL);
        file(persons, BenefitCategory.LONG_TERM, CARE_PLACE, 1, 200, CareType.INPATIENT);
        assertEquals("LONG_TERM", decide(persons, true));
        visit.thirdPartyLiable = true;

        assertEquals("THIRD_PARTY_LIABLE", decide(persons, true));
        assertNull(decision.category());
    }

    /** The category, or the code of the refusal. */
    private void chronic(final long disease) {
        visit.careType = CareType.CHRONIC_OUTPATIENT;
        visit.diseaseKey = disease;
    }

    private String decide(final PersonTable persons, final boolean deemedFiled) {
        final RegionPolicy region =
                new RegionPolicy("test", "测试", deemedFiled, List.of(), List.of(), List.of(), DISEASES);
        final ResultCode code = decision.decide(visit, region, persons, 0);
        if (code != ResultCode.DONE) {
            assertNull(decision.category());
            return code.name();
        }
        return decision.category().name();
    }

    private static Visit visit() {
        final Visit visit = new Visit();
        visit.careType = CareType.INPATIENT;
        visit.insuredPlace = INSURED_PLACE;
        visit.carePlace = CARE_PLACE;
        visit.firstEpochDay = FIRST_DAY;
        visit.lastEpochDay = LAST_DAY;
        return visit;
    }

    private static PersonTable person(final BenefitStatus benefit) {
        final PersonTable persons = new PersonTable();
        persons.put(new PersonRow(
                "P1",
                310,
                INSURED_PLACE,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                benefit,
                0));
        return persons;
    }

    private static void file(
            final PersonTable persons,
            final BenefitCategory category,
            final int place,
            final int from,
            final int to,
            final CareType careType) {
        final Set<CareType> careTypes = EnumSet.of(careType);
        persons.file(new FilingRow("P1", 310, category, place, from, to, careTypes));
    }
}
