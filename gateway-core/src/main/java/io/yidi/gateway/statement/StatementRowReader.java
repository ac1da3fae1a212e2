package io.yidi.gateway.statement;

import io.yidi.gateway.journal.JournalPosition;
import io.yidi.gateway.journal.RecordFlyweight;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.protocol.code.ClearingKind;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** 对账行读取: what the record of a settlement or of a refund says to a statement. One thread. */
final class StatementRowReader {

    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final RecordBodyFlyweight originalBody = new RecordBodyFlyweight();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder effectsHeader =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder();
    private final SettleRequestDecoder bill = new SettleRequestDecoder();
    private final UnsafeBuffer billView = new UnsafeBuffer(0, 0);

    /**
     * Reads a record again.
     *
     * @param position of the record
     * @param earlier finds it, and the settlement that a refund took back
     * @return its row, empty if it is of neither
     */
    Optional<StatementRow> read(final long position, final RecordSource earlier) {
        final RecordFlyweight record = earlier.read(position);
        return read(body.wrap(copyOf(record), 0), earlier);
    }

    /**
     * Reads a record.
     *
     * @param record its body
     * @param earlier finds the settlement that a refund took back
     * @return its row, empty if it is of neither a settlement nor a refund
     */
    Optional<StatementRow> read(final RecordBodyFlyweight record, final RecordSource earlier) {
        if (record.replyLength() == 0 || record.effectsLength() == 0) {
            return Optional.empty();
        }
        return switch (header.wrap(record.buffer(), record.replyOffset()).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> Optional.of(settlement(record));
            case RefundReplyDecoder.TEMPLATE_ID -> Optional.of(refund(record, earlier));
            default -> Optional.empty();
        };
    }

    private StatementRow settlement(final RecordBodyFlyweight record) {
        settled.wrapAndApplyHeader(record.buffer(), record.replyOffset(), header);
        final long encounterId = encounterId(record);
        return new StatementRow(
                settled.settlementId(),
                0,
                encounterId,
                effects.personNo(),
                settled.institutionCode(),
                settled.msgId(),
                settled.businessDay(),
                new StatementGroup(
                        carePlace(record, encounterId),
                        effects.insuranceType(),
                        ClearingKind.of(settled.transactionCode()),
                        false),
                new StatementSums(
                        1, settled.totalFen(), settled.fundTotalFen(), settled.accountFen(), settled.cashFen()));
    }

    private StatementRow refund(final RecordBodyFlyweight record, final RecordSource earlier) {
        refunded.wrapAndApplyHeader(record.buffer(), record.replyOffset(), header);
        final String carePlace = carePlaceOf(refunded.originalSettlementId(), earlier);
        final long encounterId = encounterId(record);
        return new StatementRow(
                refunded.settlementId(),
                refunded.originalSettlementId(),
                encounterId,
                effects.personNo(),
                refunded.institutionCode(),
                refunded.msgId(),
                refunded.businessDay(),
                new StatementGroup(
                        carePlace, effects.insuranceType(), ClearingKind.of(refunded.transactionCode()), true),
                new StatementSums(
                        1, refunded.totalFen(), refunded.fundTotalFen(), refunded.accountFen(), refunded.cashFen()));
    }

    /** Takes up the effects; the encounter stands behind them, if there is one. */
    private long encounterId(final RecordBodyFlyweight record) {
        effects.wrapAndApplyHeader(record.buffer(), record.effectsOffset(), effectsHeader);
        final int at = record.effectsOffset() + effectsHeader.encodedLength() + effects.sbeDecodedLength();
        return at < record.effectsOffset() + record.effectsLength()
                ? encounter
                        .wrapAndApplyHeader(record.buffer(), at, effectsHeader)
                        .encounterId()
                : 0;
    }

    /** Of the bill, which is the command itself, or stands behind the encounter. */
    private String carePlace(final RecordBodyFlyweight record, final long encounterId) {
        if (encounterId == 0) {
            return bill.wrapAndApplyHeader(record.buffer(), record.commandOffset(), header)
                    .carePlace();
        }
        encounter.wrapBill(billView);
        return bill.wrapAndApplyHeader(billView, 0, header).carePlace();
    }

    private String carePlaceOf(final long settlementId, final RecordSource earlier) {
        final long position = earlier.positionOf(settlementId);
        if (position == JournalPosition.NULL_POSITION) {
            throw new IllegalStateException("expected the settlement " + settlementId + " of a refund, found none");
        }
        final RecordFlyweight original = earlier.read(position);
        originalBody.wrap(original.buffer(), original.bodyOffset());
        return carePlace(originalBody, encounterId(originalBody));
    }

    private static UnsafeBuffer copyOf(final RecordFlyweight record) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[record.bodyLength()]);
        copy.putBytes(0, record.buffer(), record.bodyOffset(), record.bodyLength());
        return copy;
    }
}
