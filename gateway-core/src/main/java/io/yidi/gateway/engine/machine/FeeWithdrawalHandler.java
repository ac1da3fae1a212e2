package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder.LineNosDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * 费用明细撤销: takes lines back (2205, 2302): those named, those of a batch, or with {@code 0000} all that no settlement
 * holds, also when there are none. Core thread only; allocates nothing.
 */
final class FeeWithdrawalHandler implements CommandHandler {

    private static final String ALL = "0000";
    private static final int DIMENSIONS_LENGTH = 4;

    private final KeyedRequest keyed;
    private final EncounterDesk desk;
    private final FeeLines fees;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FeeWithdrawalRequestDecoder request = new FeeWithdrawalRequestDecoder();
    private int firstNumberAt;
    private int numberCount;

    FeeWithdrawalHandler(final KeyedRequest keyed, final EncounterDesk desk, final FeeLines fees) {
        this.keyed = keyed;
        this.desk = desk;
        this.fees = fees;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        firstNumberAt = request.limit() + DIMENSIONS_LENGTH;
        numberCount = request.lineNos().count();
        final int encounter = desk.find(request.encounterId());
        if (encounter == Encounters.NOT_FOUND || !canWithdraw(encounter, buffer)) {
            keyed.refuse(desk.refusal(), outcome);
        } else {
            desk.done(encounter, request.encounterId(), withdraw(encounter, buffer), outcome);
        }
    }

    private boolean canWithdraw(final int encounter, final DirectBuffer buffer) {
        if (namesAll(buffer)) {
            return true;
        }
        return numberCount == 0 ? canWithdrawBatch(encounter, buffer) : canWithdrawLines(encounter, buffer);
    }

    private boolean canWithdrawBatch(final int encounter, final DirectBuffer buffer) {
        final int batch = fees.findBatch(encounter, buffer, batchNoAt());
        if (batch == Encounters.NOT_FOUND || !fees.isSettled(batch)) {
            return true;
        }
        desk.refuse(ResultCode.BATCH_SETTLED, "chrg_bchno");
        return false;
    }

    private boolean canWithdrawLines(final int encounter, final DirectBuffer buffer) {
        for (int i = 0; i < numberCount; i++) {
            final ResultCode code = fees.canWithdraw(encounter, buffer, numberAt(i));
            if (code != ResultCode.DONE) {
                desk.refusal().set(code, "feedetl_sns", i, "feedetl_sn");
                return false;
            }
        }
        return true;
    }

    private int withdraw(final int encounter, final DirectBuffer buffer) {
        if (namesAll(buffer)) {
            return fees.withdrawAll(encounter);
        }
        if (numberCount == 0) {
            final int batch = fees.findBatch(encounter, buffer, batchNoAt());
            return batch == Encounters.NOT_FOUND ? 0 : fees.withdrawBatch(encounter, batch);
        }
        int withdrawn = 0;
        for (int i = 0; i < numberCount; i++) {
            withdrawn += fees.withdraw(encounter, buffer, numberAt(i));
        }
        return withdrawn;
    }

    private boolean namesAll(final DirectBuffer buffer) {
        return isAll(buffer, batchNoAt()) || numberCount == 1 && isAll(buffer, firstNumberAt);
    }

    private static boolean isAll(final DirectBuffer buffer, final int at) {
        return AsciiField.equals(buffer, at, LineNosDecoder.lineNoEncodingLength(), ALL);
    }

    private int batchNoAt() {
        return request.offset() + FeeWithdrawalRequestDecoder.batchNoEncodingOffset();
    }

    private int numberAt(final int index) {
        return firstNumberAt + index * LineNosDecoder.sbeBlockLength();
    }
}
