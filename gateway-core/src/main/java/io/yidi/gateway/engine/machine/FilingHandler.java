package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.registration.FilingDecision;
import io.yidi.gateway.engine.registration.FilingOrder;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import java.util.function.LongPredicate;
import org.agrona.DirectBuffer;

/** 备案请求: registers, changes and ends filings under their key. Core thread only; allocates nothing. */
final class FilingHandler implements CommandHandler {

    private final EngineState state;
    private final KeyedRequest keyed;
    private final DowntimeDecision downtime;
    private final FilingDecision decision;
    private final FilingOrderReader orders = new FilingOrderReader();
    private final FilingReplyWriter replies;
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FilingRequestDecoder request = new FilingRequestDecoder();
    private final LongPredicate isWanted = this::isWanted;
    private DiseaseCatalogue diseases;
    private FilingOrder wanted;

    FilingHandler(final EngineState state, final KeyedRequest keyed) {
        this.state = state;
        this.keyed = keyed;
        this.decision = new FilingDecision(state.persons, state.filings);
        this.replies = new FilingReplyWriter(state.filings);
        this.downtime = new DowntimeDecision(state);
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        final FilingOrder order = orders.read(request, keyed.stamp().keyOffset, state.businessDay);
        final RegionPolicy region = state.plane.regionOf(order.insuredPlace);
        final int person = state.persons.find(
                buffer, request.offset() + FilingRequestDecoder.personNoEncodingOffset(), request.insuranceType());
        if (isKnown(order, region, person)) {
            orders.normalise(region);
            order.hasUnsettledFees |= owesChronic(order, region, person);
        }
        if (refusal.code() == ResultCode.DONE && decision.carryOut(order, region, person, refusal)) {
            outcome.executed(done(outcome), 0);
        } else {
            keyed.refuse(refusal.hotline(region == null ? "" : region.filing().hotline()), outcome);
        }
    }

    /** What the hospital states is not enough: uploaded fees of the disease must be settled first (BJ-10d). */
    private boolean owesChronic(final FilingOrder order, final RegionPolicy region, final int person) {
        diseases = region.diseases();
        wanted = order;
        return order.kind == FilingKind.CHRONIC && state.encounters.owesChronic(person, isWanted);
    }

    private boolean isWanted(final long disease) {
        return disease == wanted.draft.disease || diseases.nationalOf(disease, wanted.day) == wanted.draft.disease;
    }

    private int done(final Outcome outcome) {
        keyed.remember(KeyState.DONE);
        return replies.write(outcome.reply(), keyed.stamp(), decision.result());
    }

    private boolean isKnown(final FilingOrder order, final RegionPolicy region, final int person) {
        refusal.set(ResultCode.DONE);
        if (!downtime.isUp(order.insuredPlace, "insuplc_admdvs", keyed.stamp().decidedAtMs, refusal)) {
            return false;
        }
        if (region == null) {
            refusal.set(ResultCode.REGION_UNKNOWN, "insuplc_admdvs").found(order.insuredPlace);
        } else if (InsuranceType.of(request.insuranceType()) == null) {
            refusal.set(ResultCode.INSURANCE_TYPE_UNSUPPORTED, "insutype").found(request.insuranceType());
        } else if (person == PersonTable.NOT_FOUND) {
            refusal.set(ResultCode.PERSON_UNKNOWN, "psn_no");
        } else if (state.persons.insuredPlace(person) != order.insuredPlace) {
            refusal.set(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs").found(order.insuredPlace);
        }
        return refusal.code() == ResultCode.DONE;
    }
}
