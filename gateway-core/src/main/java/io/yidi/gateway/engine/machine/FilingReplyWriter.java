package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.registration.FilingOrder;
import io.yidi.gateway.engine.registration.FilingResult;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.ClaimCategory;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingKind;
import io.yidi.protocol.sbe.FilingReplyEncoder;
import io.yidi.protocol.sbe.FilingState;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** 备案应答: writes the {@code FilingReply}. Core thread only; allocates nothing. */
final class FilingReplyWriter {

    private final FilingTable filings;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FilingReplyEncoder reply = new FilingReplyEncoder();

    FilingReplyWriter(final FilingTable filings) {
        this.filings = filings;
    }

    /**
     * Writes a reply from offset 0.
     *
     * @return its length in bytes, header included
     */
    int write(final MutableDirectBuffer target, final ReplyStamp stamp, final FilingResult result) {
        final int row = result.row;
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .journalPosition(stamp.journalPosition)
                .decidedAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .filingNumber(filings.number(row))
                .endedNumber(result.endedNumber)
                .kind(FilingKind.get((short) filings.kind(row).ordinal()))
                .state(FilingState.get((short) filings.state(row).ordinal()))
                .category(FilingCategory.get((short) filings.category(row).number()))
                .basis(FilingBasis.get((short) filings.basis(row).number()))
                .fromDate(filings.fromEpochDay(row))
                .toDate(endOf(filings, row))
                .freeFrom(
                        result.freeFromEpochDay == FilingOrder.NO_DAY
                                ? FilingReplyEncoder.freeFromNullValue()
                                : result.freeFromEpochDay)
                .claim(
                        result.claim == null
                                ? ClaimCategory.NONE
                                : ClaimCategory.get((short) (result.claim.ordinal() + 1)))
                .documentsDue(dueOf(filings, row));
        reply.replyFlags().clear();
        reply.flags().clear().complete(filings.isProven(row));
        putArea(target, reply.offset() + FilingReplyEncoder.placeEncodingOffset(), filings.place(row));
        KeyDescriptor.copy(
                target,
                reply.offset() + FilingReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    /** The last day of a filing, or the null value while it is open. */
    static int endOf(final FilingTable filings, final int row) {
        return filings.toEpochDay(row) == ValidityRule.OPEN_END
                ? FilingReplyEncoder.toDateNullValue()
                : filings.toEpochDay(row);
    }

    /** The last day for missing documents, or the null value if none is missing or no day is set. */
    static int dueOf(final FilingTable filings, final int row) {
        final int due = filings.isProven(row) ? 0 : filings.documentsDueEpochDay(row);
        return due == 0 ? FilingReplyEncoder.documentsDueNullValue() : due;
    }

    /** Writes an area as six digits. */
    static void putArea(final MutableDirectBuffer target, final int offset, final int area) {
        int rest = area;
        for (int i = 5; i >= 0; i--) {
            target.putByte(offset + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
