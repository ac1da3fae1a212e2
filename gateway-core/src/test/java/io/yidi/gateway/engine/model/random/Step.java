package io.yidi.gateway.engine.model.random;

import java.util.Random;

/** What may happen next, and how often, in proportion to the others. */
public enum Step {
    LOAD_PERSON(12),
    FILE(20),
    FILE_AS_USUAL(20),
    PAUSE_RESUME_TERMINATE(8),
    SUSPEND(4),
    ENROLMENT(3),
    RENUMBER(6),
    REVIEW(8),
    PROVIDER(12),
    CATALOGUE(6),
    CLEARING(6),
    DOWNTIME(6),
    DEDUCTION(10),
    WITHDRAW_DEDUCTION(8),
    NEXT_DAY(30),
    YEAR_TURN(1),
    RESTART(3),
    SNAPSHOT(4),
    QUERY(10),
    QUOTE(15),
    SETTLE_VISIT(70),
    SETTLE_CHRONIC(40),
    SETTLE_PHARMACY(30),
    SETTLE_STAY(70),
    REGISTER_VISIT(25),
    ADMIT(30),
    CHANGE_ENCOUNTER(12),
    CANCEL_ENCOUNTER(10),
    DISCHARGE(30),
    UNDO_DISCHARGE(8),
    UPLOAD(90),
    UPLOAD_AGAIN(12),
    GIVE_BACK(35),
    WITHDRAW_LINES(20),
    WITHDRAW_BATCH(8),
    WITHDRAW_ALL(4),
    QUOTE_ENCOUNTER(25),
    SETTLE_ENCOUNTER(90),
    SETTLE_AHEAD(20),
    UPLOAD_AFTER_SETTLEMENT(25),
    PAY_IN_FULL(25),
    FILE_BY_REQUEST(60),
    CHANGE_FILING(35),
    CANCEL_FILING(16),
    EXTEND_FILING(8),
    COMPLETE_DOCUMENTS(8),
    FILE_CHRONIC(20),
    CHANGE_CHRONIC(8),
    CANCEL_CHRONIC(5),
    CHOOSE_PROVIDER(12),
    DROP_PROVIDER(5),
    SHOW_FILINGS(25),
    REFUND(60),
    REVERSE_SETTLEMENT(25),
    REVERSE_REFUND(25),
    REVERSE_ADMISSION(12),
    REVERSE_SOMETHING(12),
    REVERSE_UNKNOWN(12),
    ORIGINAL_OF_A_REVERSAL(10),
    REPEAT(25),
    CONFLICT(20);

    private static final int TOTAL = total();

    private final int weight;

    Step(final int weight) {
        this.weight = weight;
    }

    public static Step draw(final Random random) {
        int at = random.nextInt(TOTAL);
        for (final Step step : values()) {
            at -= step.weight;
            if (at < 0) {
                return step;
            }
        }
        throw new AssertionError("expected a step below " + TOTAL);
    }

    private static int total() {
        int total = 0;
        for (final Step step : values()) {
            total += step.weight;
        }
        return total;
    }
}
