package io.yidi.gateway.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.engine.model.random.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever may happen to a small crowd, in any order, told to the machine and to a plain model: both say the same after
 * each step. How many steps is set by {@code -Dyidi.model.steps}, where they start by {@code -Dyidi.model.seed}; a
 * failure names its seed and step and what was said about the person before.
 */
@DisplayName(
        "INV-3, INV-4, INV-9 to INV-11: the machine does what a plain model does, whatever comes in whatever order")
class ModelCampaignTest {

    private static final int STEPS = Integer.getInteger("yidi.model.steps", 32_000);
    private static final long FIRST_SEED = Long.getLong("yidi.model.seed", 20_261_122L);
    private static final int STEPS_OF_A_ROUND = 4_000;

    /** Every answer to a command or a line of a file that the shipped packs and the drawn crowd can lead to. */
    private static final List<String> ANSWERS = List.of("""
            ALREADY_DISCHARGED BATCH_EMPTY BATCH_SETTLED BENEFIT_CHANGE_AFTER_END BENEFIT_PAUSED BENEFIT_TERMINATED
            BILL_TOO_LARGE BLOCKED BLOCKED_BY_REVERSAL CANCELLED CARE_PLACE_NOT_OPENED CHANGE_PERSON_UNKNOWN
            CHRONIC_DISEASE_NOT_OPEN CHRONIC_DISEASE_UNKNOWN CHRONIC_DOCUMENTS_MISSING CHRONIC_FEES_UNSETTLED
            CHRONIC_NOT_FILED CHRONIC_OTHER_HOSPITAL CHRONIC_TOO_MANY_HOSPITALS CHRONIC_WINDOW_ONLY
            CLEARING_MONTH_OPEN CONFLICTING DEDUCTION_DIFFERS DEDUCTION_FUND_UNKNOWN DEDUCTION_NOT_IN_FORCE
            DEDUCTION_NOT_TRAUMA DEDUCTION_NUMBER_USED DEDUCTION_SETTLEMENT_UNKNOWN DEDUCTION_TOO_MUCH
            DEDUCTION_UNKNOWN DEDUCTION_WITHDRAWN DISCHARGED DISCHARGE_AHEAD DISCHARGE_OUT_OF_ORDER
            DOWNTIME DOWNTIME_OVER
            ENCOUNTER_HAS_LINES ENCOUNTER_LINES_FULL ENCOUNTER_OTHER_INSTITUTION ENCOUNTER_OTHER_KIND
            ENCOUNTER_OTHER_PERSON ENCOUNTER_UNKNOWN FILED FILING_BASIS_NOT_ACCEPTED FILING_CANCEL_AT_WINDOW
            FILING_CHANNEL_NOT_ACCEPTED FILING_DOCUMENTS_MISSING FILING_ENDED FILING_EXPIRED
            FILING_EXTENSION_NOT_ALLOWED FILING_LOCKED FILING_NONE_IN_FORCE FILING_NOT_YET_VALID
            FILING_OTHER_CARE_TYPE FILING_OTHER_HOSPITAL FILING_OTHER_PLACE FILING_PLACE_AT_HOME
            FILING_PLACE_TOO_WIDE FILING_SUPERSEDED FILING_TOO_LONG FILING_TOO_SHORT FULL_PAID
            HOME_DOCUMENTS_MISSING HOSPITAL_LEVEL_UNMAPPED INSURANCE_TYPE_UNSUPPORTED INSURED_PLACE_DIFFERS
            INSURED_PLACE_NOT_OPENED ITEM_FIGURES_DIFFER ITEM_NOT_IN_CATALOGUE KEY_DATE_AHEAD KEY_EXPIRED
            LATE_FILING_NOT_ACCEPTED LINES_CHANGED LINES_EXCEED_SETTLED LINES_FULL LINE_HAS_RETURNS
            LINE_NUMBER_USED LINE_SETTLED LINE_UNKNOWN MID_SETTLEMENT_UNSUPPORTED MIXED_DISEASES NOT_CROSS_PROVINCE
            NOT_DISCHARGED NOT_FILED NO_CHANGE_TO_REVIEW NO_EFFECT OPEN PERSON_NUMBER_TAKEN
            PERSON_SUSPENDED PERSON_UNKNOWN PLAN_MISSING PROVIDERS_TOO_MANY PROVIDER_CHOICE_NOT_NEEDED
            PROVIDER_NOT_CHOSEN PROVIDER_NOT_NETWORKED PROVIDER_NO_AGREEMENT PROVIDER_OTHER_LEVEL
            PROVIDER_OTHER_PLACE PROVIDER_REMOVED PROVIDER_SUSPENDED PROVIDER_UNKNOWN QUOTED REFUNDED
            REFUND_OF_REFUND REGION_UNKNOWN REPEATED RETURN_AMOUNT_DIFFERS RETURN_EXCEEDS_REST RETURN_OTHER_BATCH
            REVERSAL_PERSON_DIFFERS REVERSED SETTLED SETTLED_TOTALS_DIFFER SETTLEMENT_CLEARED SETTLEMENT_DEDUCTED
            SETTLEMENT_EXPIRED SETTLEMENT_NOT_FOUND SETTLEMENT_OTHER_ENCOUNTER SETTLEMENT_OTHER_INSTITUTION
            SETTLEMENT_OTHER_KIND SETTLEMENT_OTHER_PERSON SETTLEMENT_REFUNDED SETTLEMENT_REVERSED SHOWN STAY_SETTLED
            TAKEN THIRD_PARTY_LIABLE TOO_MANY_ENCOUNTERS TRAUMA_NOT_DECLARED TRAUMA_NOT_SETTLED TRAUMA_TO_BE_SETTLED
            UNDATED_KEYS_FULL UPLOADED VOUCHER_NOT_ACCEPTED""".split("\\s+", -1));

    private static final List<String> OTHERS = List.of(
            "refund sequential",
            "refund non-adjacent",
            "refund cross-year",
            "refund after-clearing",
            "category LONG_TERM",
            "category TRANSFER",
            "category EMERGENCY",
            "category OTHER_TEMPORARY",
            "category EXEMPT",
            "category HOME_LONG_TERM",
            "category HOME_TEMPORARY",
            "years 1",
            "years 2",
            "code 2102",
            "code 2207",
            "code 2304",
            "suspicion 1",
            "suspicion 2",
            "suspicion 4");

    private static final int FAULT_ROUNDS = 4;

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void shouldDoAsThePlainModelDoes() {
        for (int round = 0; round * STEPS_OF_A_ROUND < STEPS; round++) {
            try (ModelRound next = new ModelRound(FIRST_SEED + round, ModelRound.newMachine(), counts)) {
                next.play(Math.min(STEPS_OF_A_ROUND, STEPS - round * STEPS_OF_A_ROUND));
                next.refundAll();
            }
        }
        counts.forEach((what, count) -> System.out.println(count + " " + what));
        if (STEPS >= 8 * STEPS_OF_A_ROUND) {
            assertEquals(List.of(), missing(), "what never happened");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("INV-10: settled in any way and refunded in any order, every counter and account is as it was")
    void shouldComeBackToTheStart(final long seed) {
        try (ModelRound round = new ModelRound(seed, ModelRound.newMachine(), counts)) {
            round.play(1_200, EnumSet.of(Step.CLEARING, Step.DEDUCTION, Step.YEAR_TURN));
            assertEquals(false, round.leftOver().isEmpty(), "expected something to take back");
            round.refundAll();
            assertEquals(List.of(), round.leftOver());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    @DisplayName(
            "NAT-17, BJ-F13c, BJ-F13d: whatever was settled, refunded, reversed or refused is explained to the fen")
    void shouldExplainWhateverWasDecided(final long seed) {
        try (ModelRound round = new ModelRound(seed, ModelRound.newMachine(), counts)) {
            round.play(STEPS_OF_A_ROUND);
            final Map<String, Integer> explained = round.explainAll();
            assertEquals(
                    Set.of("SETTLED", "FULL_PAID", "REFUNDED", "REVERSED", "BLOCKED", "NO_EFFECT", "REFUSED"),
                    explained.keySet());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNoticeAPlantedFault(final Fault fault) {
        final AssertionError noticed = assertThrows(AssertionError.class, () -> play(fault));
        System.out.println(fault + ": " + noticed.getMessage());
    }

    /** Some faults show only when one thing in many has happened, so a round or two may pass. */
    private void play(final Fault fault) {
        for (int round = 0; round < FAULT_ROUNDS; round++) {
            try (ModelRound next = new ModelRound(FIRST_SEED + round, fault.plant(), counts)) {
                next.play(STEPS_OF_A_ROUND);
            }
        }
    }

    private List<String> missing() {
        return Stream.of(
                        Stream.of(Step.values()).map(step -> "step " + step),
                        ANSWERS.stream().map(answer -> "answer " + answer),
                        OTHERS.stream())
                .flatMap(names -> names)
                .filter(name -> !counts.containsKey(name))
                .toList();
    }
}
