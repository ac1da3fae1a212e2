package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;

/**
 * 备案办理: decides what is ordered for the filings of a person by the rules of the insured region, and carries it out.
 *
 * <pre>
 *   what is filed            carried out by     rules
 *   care elsewhere           GeneralFiling      FilingAcceptance, FilingLock, FilingTerm
 *   a chronic disease        ChronicFiling      of the region's chronic block
 *   an outpatient provider   ProviderChoice     how many
 * </pre>
 *
 * <p>What is refused changes nothing. Core thread only; allocates nothing.
 */
public final class FilingDecision {

    private final FilingTable filings;
    private final PersonTable persons;
    private final GeneralFiling general;
    private final ChronicFiling chronic;
    private final ProviderChoice choice;
    private final FilingResult result = new FilingResult();

    /**
     * Makes a decision over the tables.
     *
     * @param persons the table of persons
     * @param filings the table of filings, changed
     */
    public FilingDecision(final PersonTable persons, final FilingTable filings) {
        this.persons = persons;
        this.filings = filings;
        this.general = new GeneralFiling(filings);
        this.chronic = new ChronicFiling(filings);
        this.choice = new ProviderChoice(filings);
    }

    /**
     * Decides an order and carries it out.
     *
     * @param order checked; completed by the decision
     * @param region policy of the insured place
     * @param person row of the person
     * @param refusal filled if it is refused
     * @return true with {@link #result()}, or false with the refusal
     */
    public boolean carryOut(final FilingOrder order, final RegionPolicy region, final int person, final Fault refusal) {
        result.clear();
        if (persons.benefit(person, order.day) == BenefitStatus.TERMINATED) {
            refusal.set(ResultCode.BENEFIT_TERMINATED, "psn_no");
            return false;
        }
        if (order.number != FilingOrder.NO_NUMBER && !isMeant(order, person)) {
            refusal.set(ResultCode.FILING_NONE_IN_FORCE, "filing_no").found(order.number);
            return false;
        }
        final boolean isDone = switch (order.kind) {
            case GENERAL, TRANSFER_OUT -> general.carryOut(order, region.filing(), person, result, refusal);
            case CHRONIC -> chronic.carryOut(order, region, person, result, refusal);
            case CHOSEN_PROVIDER -> choice.carryOut(order, region.filing(), person, result, refusal);
        };
        if (isDone) {
            result.freeFromEpochDay = FilingLock.freeFrom(region.filing(), filings, result.row);
        }
        return isDone;
    }

    /** Whether the number of the order is that of a filing in force which the order can be about. */
    private boolean isMeant(final FilingOrder order, final int person) {
        final int row = filings.find(person, order.number);
        if (row == FilingTable.NONE || !filings.isInForce(row, order.day)) {
            return false;
        }
        return switch (order.kind) {
            case GENERAL, TRANSFER_OUT -> filings.kind(row).isGeneral();
            case CHRONIC -> filings.kind(row) == FilingKind.CHRONIC && filings.disease(row) == order.draft.disease;
            case CHOSEN_PROVIDER ->
                filings.kind(row) == FilingKind.CHOSEN_PROVIDER && order.draft.names(filings, row, 0);
        };
    }

    /** What became of the last order that was carried out. */
    public FilingResult result() {
        return result;
    }
}
