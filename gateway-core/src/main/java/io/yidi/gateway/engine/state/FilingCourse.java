package io.yidi.gateway.engine.state;

/**
 * 备案变迁: how filings come to their end and take each other's place.
 *
 * <pre>
 *   in force      filed anew        ─▶ SUPERSEDED      the transfer beside it too                     BJ-10b
 *   in force      changed           ─▶ CHANGED         at once, or when the change is confirmed       NAT-10a
 *   in force      cancelled         ─▶ CANCELLED                                                      BJ-F1
 *   in force      enrolment changes ─▶ ENDED           from a day on; chronic filings stay            JZ-1.2a
 *   REVIEW        confirmed         ─▶ ACTIVE
 *   REVIEW        rejected, or what it would change ends or is changed again ─▶ REJECTED
 *   anything else                   ─▶ as it was
 * </pre>
 *
 * <p>In force is what is registered and not ended yet; that its last day is over is no state. Without state of its own;
 * core thread only.
 */
public final class FilingCourse {

    private final FilingTable filings;

    /**
     * Makes the course of the filings in a table.
     *
     * @param filings the table, changed
     */
    public FilingCourse(final FilingTable filings) {
        this.filings = filings;
    }

    /**
     * Ends the general filing of a person and the transfer beside it, and drops a change under review.
     *
     * @param person row of the person
     * @param fromDay first day on which they no longer hold
     * @param state how the general one ended
     */
    public void endGeneral(final int person, final int fromDay, final FilingState state) {
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            if (!filings.kind(row).isGeneral()) {
                continue;
            }
            if (filings.state(row) == FilingState.REVIEW) {
                reject(row, fromDay);
            } else if (filings.isInForce(row, Math.max(fromDay, filings.registeredEpochDay(row)))) {
                filings.end(row, fromDay, state);
            }
        }
    }

    /**
     * Ends the general filing of a person whose enrolment changes.
     *
     * @param person row of the person
     * @param fromDay first day of the new enrolment
     */
    public void endByEnrolment(final int person, final int fromDay) {
        endGeneral(person, fromDay, FilingState.ENDED);
    }

    /**
     * Takes a filing of a reference file in: it takes the place of the one of its kind, for chronic care that of its
     * disease. A past one gives way if need be.
     *
     * @param person row of the person
     * @param filed what the row of the file says
     * @param day business day
     * @return its row, or {@link FilingTable#NONE} if there is no room; then nothing has changed
     */
    public int file(final int person, final FilingDraft filed, final int day) {
        if (!filings.hasRoom(person, replaced(person, filed, day), day)) {
            return FilingTable.NONE;
        }
        switch (filed.kind) {
            case GENERAL -> endGeneral(person, filed.registeredEpochDay, FilingState.SUPERSEDED);
            case TRANSFER_OUT, CHRONIC -> endSame(person, filed);
            default -> {
                // Chosen providers stand beside each other.
            }
        }
        return filings.add(person, filed, day);
    }

    /**
     * The change of a person that waits for its review.
     *
     * @param person row of the person
     * @return its row, or {@link FilingTable#NONE}
     */
    public int underReview(final int person) {
        int row = filings.first(person);
        while (row != FilingTable.NONE && filings.state(row) != FilingState.REVIEW) {
            row = filings.next(row);
        }
        return row;
    }

    /**
     * Confirms a change: it takes the place of the filing of its kind that is in force.
     *
     * @param person row of the person
     * @param row a filing under review
     * @param day business day
     */
    public void confirm(final int person, final int row, final int day) {
        final int changed = filings.inForce(person, filings.kind(row), day);
        if (changed != FilingTable.NONE) {
            filings.end(changed, day, FilingState.CHANGED);
        }
        filings.putInForce(row);
    }

    /**
     * Rejects a change.
     *
     * @param row a filing under review
     * @param day business day
     */
    public void reject(final int row, final int day) {
        filings.end(row, day, FilingState.REJECTED);
    }

    /** The earlier one that ends with a filing of today; {@link FilingTable#NONE} if none does. */
    private int replaced(final int person, final FilingDraft filed, final int day) {
        if (filed.registeredEpochDay > day || filed.kind == FilingKind.CHOSEN_PROVIDER) {
            return FilingTable.NONE;
        }
        return filed.kind == FilingKind.CHRONIC
                ? filings.chronic(person, filed.disease, day)
                : filings.inForce(person, filed.kind, day);
    }

    private void endSame(final int person, final FilingDraft filed) {
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            if (filings.kind(row) == filed.kind
                    && (filed.kind != FilingKind.CHRONIC || filings.disease(row) == filed.disease)
                    && filings.isInForce(row, Math.max(filed.registeredEpochDay, filings.registeredEpochDay(row)))) {
                filings.end(row, filed.registeredEpochDay, FilingState.SUPERSEDED);
            }
        }
    }
}
