package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.protocol.ResultCode;
import java.util.Map;
import java.util.TreeMap;

/** What a reversal does to its original. */
final class PlainReversal {

    private static final int KEYS_OF_A_BLOCK = 2;

    private final PlainGateway gateway;
    private final Command.Reversal reversal;
    private final PlainKeys.Entry original;

    PlainReversal(final PlainGateway gateway, final Command.Reversal reversal) {
        this.gateway = gateway;
        this.reversal = reversal;
        original = gateway.keys().find(reversal.original());
    }

    Answer decide() {
        if (original == null) {
            return decideUnknown();
        }
        return switch (original.state) {
            case "REFUSED" -> done("NO_EFFECT", 0, Map.of());
            case "BLOCKED" -> done("BLOCKED", 0, Map.of());
            default -> decideDone();
        };
    }

    private Answer decideUnknown() {
        final Key key = reversal.original();
        if (!gateway.keys().isOfClosedDay(key)) {
            final ResultCode code = gateway.keys().admission(key, KEYS_OF_A_BLOCK);
            if (code != ResultCode.DONE) {
                return Answer.of(new Answer.Declined(code, "omsgid"));
            }
            gateway.keys().remember(key, "BLOCKED");
        }
        return done("BLOCKED", 0, Map.of());
    }

    private Answer decideDone() {
        if (original.command instanceof Command.Registration registration) {
            return decideAdmission(registration);
        }
        final PlainSettlement settled = gateway.settlements().get(original.recordedAt);
        if (gateway.person(reversal.personNo(), settled.person.row.insuranceType()) != settled.person) {
            return Answer.refused(ResultCode.REVERSAL_PERSON_DIFFERS, "psn_no");
        }
        if (original.state.equals("REFUNDED")) {
            return Answer.refused(ResultCode.SETTLEMENT_REFUNDED, "omsgid");
        }
        return original.state.equals("REVERSED") ? done("REVERSED", settled.id, Map.of()) : decideInForce(settled);
    }

    private Answer decideInForce(final PlainSettlement settled) {
        final ResultCode fixed = gateway.fixed(settled);
        if (fixed != ResultCode.DONE) {
            return Answer.refused(fixed, "omsgid");
        }
        if (settled.isRefund() && !gateway.encounters().canSettleAgain(settled.encounterId, settled.refunded.id)) {
            return Answer.refused(ResultCode.LINES_CHANGED, "omsgid");
        }
        final Map<String, Long> effects = new TreeMap<>(gateway.takeBack(settled));
        original.state = "REVERSED";
        settled.isInForce = false;
        if (settled.isRefund()) {
            settled.refunded.isInForce = true;
            final PlainKeys.Entry again = gateway.keys().find(settled.refunded.key);
            if (again != null) {
                again.state = "SETTLED";
            }
            effects.putAll(gateway.encounters().settleAgain(settled.encounterId, settled.refunded.id));
        } else {
            effects.putAll(gateway.encounters().reopen(settled.encounterId, settled.id, false));
        }
        return done("REVERSED", settled.id, effects);
    }

    private Answer decideAdmission(final Command.Registration registration) {
        final int insuranceType = registration.visit().insuranceType();
        if (gateway.person(reversal.personNo(), insuranceType)
                != gateway.person(registration.personNo(), insuranceType)) {
            return Answer.refused(ResultCode.REVERSAL_PERSON_DIFFERS, "psn_no");
        }
        if (original.state.equals("REVERSED")) {
            return done("REVERSED", 0, Map.of());
        }
        final PlainEncounter stay = gateway.encounters().all().get(original.recordedAt);
        if (stay == null) {
            return done("NO_EFFECT", 0, Map.of());
        }
        if (!stay.batches.isEmpty()) {
            return Answer.refused(ResultCode.ENCOUNTER_HAS_LINES, "omsgid");
        }
        original.state = "REVERSED";
        return done("REVERSED", 0, gateway.encounters().letGo(stay));
    }

    private Answer done(final String outcome, final long originalId, final Map<String, Long> effects) {
        return Answer.of(new Answer.Reversed(outcome, gateway.today(), originalId), effects);
    }
}
