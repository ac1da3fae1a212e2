package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.gateway.engine.encounter.FeeUpload;
import io.yidi.gateway.engine.encounter.StayLines;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * 费用明细上传: takes the lines of a message (2204, 2301) in, all or none, and answers each with its four parts. Core thread
 * only; allocates nothing.
 */
final class FeeUploadHandler implements CommandHandler {

    private static final int DIMENSIONS_LENGTH = 4;

    private final Encounters encounters;
    private final KeyedRequest keyed;
    private final EncounterDesk desk;
    private final StayLines stays;
    private final FeeUpload upload;
    private final FeeUploadReplyWriter replies = new FeeUploadReplyWriter();
    private final BillParts parts = new BillParts();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FeeUploadRequestDecoder request = new FeeUploadRequestDecoder();

    FeeUploadHandler(
            final Encounters encounters,
            final KeyedRequest keyed,
            final EncounterDesk desk,
            final FeeLines fees,
            final StayLines stays) {
        this.encounters = encounters;
        this.keyed = keyed;
        this.desk = desk;
        this.stays = stays;
        this.upload = new FeeUpload(encounters, fees, stays);
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        final int encounter = desk.find(request.encounterId());
        if (encounter == Encounters.NOT_FOUND) {
            keyed.refuse(desk.refusal(), outcome);
        } else if (takeIn(encounter, buffer, outcome) == ResultCode.DONE) {
            final int effectsLength = desk.touch(encounter, request.encounterId(), outcome);
            final int replyLength = replies.end(stays.missingFen(encounter), stays.dueDay(encounter));
            keyed.remember(KeyState.DONE);
            outcome.executed(replyLength, effectsLength);
        } else {
            upload.undo();
            keyed.refuse(upload.refusal(), outcome);
        }
    }

    private ResultCode takeIn(final int encounter, final DirectBuffer buffer, final Outcome outcome) {
        final int linesAt = request.limit();
        final int lineCount = countAt(buffer, linesAt);
        final int returnsAt = linesAt + DIMENSIONS_LENGTH + lineCount * FeeLinesDecoder.sbeBlockLength();
        final int returnCount = countAt(buffer, returnsAt);
        replies.begin(outcome.reply(), keyed.stamp(), request.encounterId(), lineCount + returnCount);
        ResultCode code = upload.begin(
                encounter,
                buffer,
                request.offset() + FeeUploadRequestDecoder.batchNoEncodingOffset(),
                buffer.getLong(
                        request.offset() + FeeUploadRequestDecoder.diseaseCodeEncodingOffset(),
                        FrameDescriptor.BYTE_ORDER),
                lineCount + returnCount);
        for (int i = 0; i < lineCount && code == ResultCode.DONE; i++) {
            final int at = linesAt + DIMENSIONS_LENGTH + i * FeeLinesDecoder.sbeBlockLength();
            code = answer(upload.purchase(i, at, keyed.figures()), buffer, at + FeeLinesDecoder.lineNoEncodingOffset());
        }
        for (int i = 0; i < returnCount && code == ResultCode.DONE; i++) {
            final int at = returnsAt + DIMENSIONS_LENGTH + i * ReturnLinesDecoder.sbeBlockLength();
            code = answer(upload.giveBack(i, at), buffer, at + ReturnLinesDecoder.lineNoEncodingOffset());
        }
        return code == ResultCode.DONE ? upload.finish() : code;
    }

    private ResultCode answer(final ResultCode code, final DirectBuffer buffer, final int lineNoAt) {
        if (code == ResultCode.DONE) {
            upload.parts(parts);
            replies.line(buffer, lineNoAt, parts, upload);
        }
        return code;
    }

    private static int countAt(final DirectBuffer buffer, final int dimensions) {
        return buffer.getShort(dimensions + 2, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
    }
}
