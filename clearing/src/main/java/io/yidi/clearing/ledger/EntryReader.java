package io.yidi.clearing.ledger;

import io.yidi.clearing.ledger.Entry.FundShare;
import io.yidi.clearing.ledger.Entry.Insured;
import io.yidi.clearing.ledger.Entry.Key;
import io.yidi.clearing.ledger.Entry.Time;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 账目读取: what the record of a transaction says to the ledger: an entry, a reversal, or nothing. One thread. */
final class EntryReader {

    private static final CareType[] CARE_TYPES = CareType.values();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder recordHeader =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final ReversalReplyDecoder reversed = new ReversalReplyDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder();
    private final SettleRequestDecoder bill = new SettleRequestDecoder();
    private final UnsafeBuffer billView = new UnsafeBuffer(0, 0);
    private final EntrySink sink;

    /** 账目去处: receives what the records say. */
    interface EntrySink {

        void onEntry(Entry entry);

        void onReversal(Reversal reversal);
    }

    EntryReader(final EntrySink sink) {
        this.sink = sink;
    }

    /** Reads the body of a transaction's record. */
    void read(final long sequence, final RecordBodyFlyweight record) {
        final DirectBuffer buffer = record.buffer();
        final int reply = record.replyOffset();
        switch (header.wrap(buffer, reply).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> {
                settled.wrapAndApplyHeader(buffer, reply, header);
                sink.onEntry(settlement(record));
            }
            case RefundReplyDecoder.TEMPLATE_ID -> {
                refunded.wrapAndApplyHeader(buffer, reply, header);
                sink.onEntry(refund(record));
            }
            case ReversalReplyDecoder.TEMPLATE_ID -> {
                reversed.wrapAndApplyHeader(buffer, reply, header);
                readReversal(sequence);
            }
            default -> {
                // Nothing else moves money.
            }
        }
    }

    private Entry settlement(final RecordBodyFlyweight record) {
        final long encounterId = readEffects(record);
        return new Entry(
                settled.settlementId(),
                Entry.NONE,
                encounterId,
                new Key(settled.institutionCode(), settled.transactionCode(), settled.msgId()),
                new Time(settled.businessDay(), settled.settledAtMs()),
                insured(),
                settled.replyFlags().fullPay(),
                carePlace(record, encounterId),
                new Amounts(
                        settled.totalFen(),
                        settled.inScopeFen(),
                        settled.preSelfPayFen(),
                        settled.overLimitFen(),
                        settled.ownPayFen(),
                        settled.deductibleFen(),
                        settled.fundTotalFen(),
                        settled.personalFen(),
                        settled.accountFen(),
                        settled.cashFen()),
                settledFunds());
    }

    private Entry refund(final RecordBodyFlyweight record) {
        final long encounterId = readEffects(record);
        return new Entry(
                refunded.settlementId(),
                refunded.originalSettlementId(),
                encounterId,
                new Key(refunded.institutionCode(), refunded.transactionCode(), refunded.msgId()),
                new Time(refunded.businessDay(), refunded.refundedAtMs()),
                insured(),
                false,
                "",
                new Amounts(
                        refunded.totalFen(),
                        refunded.inScopeFen(),
                        refunded.preSelfPayFen(),
                        refunded.overLimitFen(),
                        refunded.ownPayFen(),
                        refunded.deductibleFen(),
                        refunded.fundTotalFen(),
                        refunded.personalFen(),
                        refunded.accountFen(),
                        refunded.cashFen()),
                refundedFunds());
    }

    private void readReversal(final long sequence) {
        if (reversed.outcome() == ReversalOutcome.REVERSED && reversed.originalSettlementId() != Entry.NONE) {
            sink.onReversal(new Reversal(sequence, reversed.originalSettlementId(), reversed.businessDay()));
        }
    }

    /** The encounter stands behind the effects, if there is one. */
    private long readEffects(final RecordBodyFlyweight record) {
        final int start = record.effectsOffset();
        effects.wrapAndApplyHeader(record.buffer(), start, recordHeader);
        final int behind = start + recordHeader.encodedLength() + effects.sbeDecodedLength();
        return behind < start + record.effectsLength()
                ? encounter
                        .wrapAndApplyHeader(record.buffer(), behind, recordHeader)
                        .encounterId()
                : Entry.NONE;
    }

    /** Of the bill, which is the command itself, or stands behind the encounter. */
    private String carePlace(final RecordBodyFlyweight record, final long encounterId) {
        if (encounterId == Entry.NONE) {
            return bill.wrapAndApplyHeader(record.buffer(), record.commandOffset(), header)
                    .carePlace();
        }
        encounter.wrapBill(billView);
        return bill.wrapAndApplyHeader(billView, 0, header).carePlace();
    }

    private Insured insured() {
        return new Insured(
                effects.personNo(),
                effects.insuranceType(),
                place(effects.insuredPlace()),
                CARE_TYPES[effects.careType()].name());
    }

    private List<FundShare> settledFunds() {
        final List<FundShare> funds = new ArrayList<>();
        for (final SettleReplyDecoder.FundsDecoder fund : settled.funds()) {
            funds.add(new FundShare(fund.fundCode(), fund.amountFen()));
            fund.skipFundName();
        }
        return funds;
    }

    private List<FundShare> refundedFunds() {
        final List<FundShare> funds = new ArrayList<>();
        for (final RefundReplyDecoder.FundsDecoder fund : refunded.funds()) {
            funds.add(new FundShare(fund.fundCode(), fund.amountFen()));
            fund.skipFundName();
        }
        return funds;
    }

    private static String place(final int area) {
        return String.format(Locale.ROOT, "%06d", area);
    }
}
