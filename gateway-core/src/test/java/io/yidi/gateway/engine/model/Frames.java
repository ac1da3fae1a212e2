package io.yidi.gateway.engine.model;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands as messages. */
final class Frames {

    private static final int KEY_OFFSET = KeyDescriptor.offsetIn(SettleRequestEncoder.TEMPLATE_ID);
    private static final long NO_LIMIT = SettleRequestEncoder.FeeLinesEncoder.priceLimitMicroNullValue();
    private static final int NOT_APPROVED = 2;

    private Frames() {}

    static UnsafeBuffer of(final Command.Bill bill) {
        final Visit visit = bill.visit();
        final SettleFrame frame = (visit.admission() == null ? SettleFrame.outpatient() : SettleFrame.inpatient())
                .institution(bill.key().institution())
                .code(bill.key().code())
                .msgId(bill.key().msgId())
                .person(visit.personNo(), visit.insuranceType(), Integer.toString(visit.insuredPlace()))
                .carePlace(Integer.toString(visit.carePlace()))
                .hospitalLevel(visit.level())
                .medicalType(visit.medicalType())
                .voucher(visit.voucherType(), "EV-TOKEN-0001")
                .referral(visit.referralStep(), visit.referredFromLevel())
                .disease(visit.disease());
        if (visit.admission() != null) {
            frame.stay(visit.admission().toString(), visit.discharge().toString());
        }
        if (visit.emergency()) {
            frame.emergency();
        }
        if (visit.thirdParty()) {
            frame.trauma().thirdParty();
        }
        if (visit.isDeclaredTrauma()) {
            frame.trauma().declared();
        }
        if (bill.useAccount()) {
            frame.useAccount();
        }
        bill.items()
                .forEach(item -> frame.line(
                        item.itemClass(), item.firstSelfPayBp(), item.priceMicro(), item.quantityE4(), limit(item)));
        if (bill.parts().total() > 0) {
            final String[] total = total(bill.parts());
            frame.parts(total[1], total[2], total[3], total[4]);
        }
        return frame.encode();
    }

    static UnsafeBuffer of(final Command.Registration registration) {
        final Visit visit = registration.visit();
        final UnsafeBuffer frame = EncounterFrames.register(
                registration.key().code(),
                registration.key().msgId(),
                visit.personNo(),
                visit.insuredPlace(),
                registration.encounterId(),
                request -> fill(request, visit));
        return by(registration, frame);
    }

    static UnsafeBuffer of(final Command.Act act) {
        return by(
                act,
                EncounterFrames.act(
                        act.key().code(), act.key().msgId(), act.personNo(), act.encounterId(), day(act.discharge())));
    }

    static UnsafeBuffer of(final Command.Upload upload) {
        final UploadFrame frame = (upload.isOfStay()
                        ? UploadFrame.stay(upload.key().msgId(), upload.personNo(), upload.encounterId())
                        : UploadFrame.visit(
                                upload.key().msgId(), upload.personNo(), upload.encounterId(), upload.batchNo()))
                .disease(upload.disease());
        upload.items()
                .forEach(item -> frame.line(
                        item.lineNo(),
                        item.itemClass(),
                        item.firstSelfPayBp(),
                        item.priceMicro(),
                        item.quantityE4(),
                        limit(item),
                        item.approved() ? 0 : NOT_APPROVED));
        upload.returns()
                .forEach(line ->
                        frame.giveBack(line.lineNo(), line.originalLineNo(), line.quantityE4(), line.amountFen()));
        return by(upload, frame.encode());
    }

    static UnsafeBuffer of(final Command.Withdrawal withdrawal) {
        return by(
                withdrawal,
                EncounterFrames.withdraw(
                        withdrawal.key().code(),
                        withdrawal.key().msgId(),
                        withdrawal.personNo(),
                        withdrawal.encounterId(),
                        withdrawal.batchNo(),
                        withdrawal.lineNos().toArray(new String[0])));
    }

    static UnsafeBuffer of(final Command.EncounterBill bill) {
        final String[][] totals = bill.given().total() == 0 ? new String[0][] : new String[][] {total(bill.given())};
        return by(
                bill,
                EncounterFrames.settle(
                        bill.key().code(),
                        bill.key().msgId(),
                        bill.personNo(),
                        bill.encounterId(),
                        bill.batchNo(),
                        request -> fill(request, bill),
                        totals));
    }

    static UnsafeBuffer of(final Command.Refund refund) {
        return Requests.refund(
                refund.key().institution(),
                refund.key().code(),
                refund.key().msgId(),
                refund.personNo(),
                refund.settlementId());
    }

    static UnsafeBuffer of(final Command.Reversal reversal) {
        return Requests.reversal(
                reversal.key().institution(),
                reversal.key().msgId(),
                reversal.personNo(),
                reversal.originalCode(),
                reversal.originalMsgId());
    }

    private static void fill(final EncounterRequestEncoder request, final Visit visit) {
        request.insuranceType(visit.insuranceType())
                .carePlace(Integer.toString(visit.carePlace()))
                .hospitalLevel((short) visit.level())
                .medicalType(visit.medicalType())
                .voucherType((short) visit.voucherType())
                .referralStep(visit.referralStep())
                .referredFromLevel((short) visit.referredFromLevel())
                .admissionDate(day(visit.admission()))
                .diseaseCode(visit.disease());
        request.careFlags()
                .emergency(visit.emergency())
                .trauma(visit.thirdParty() || visit.isDeclaredTrauma())
                .declared(visit.isDeclaredTrauma())
                .thirdParty(visit.thirdParty());
    }

    private static void fill(final EncounterSettleRequestEncoder request, final Command.EncounterBill bill) {
        request.medicalType(bill.medicalType())
                .voucherType((short) bill.voucherType())
                .mode(bill.fullPay() ? SettlementMode.FULL_PAY : SettlementMode.DIRECT)
                .dischargeDate(day(bill.discharge()))
                .totalFen(bill.totalFen());
        request.settleFlags().useAccount(bill.useAccount()).midSettlement(bill.midStay());
    }

    private static UnsafeBuffer by(final Command command, final UnsafeBuffer frame) {
        frame.putStringWithoutLengthAscii(
                KEY_OFFSET + KeyDescriptor.INSTITUTION_OFFSET, command.key().institution());
        return frame;
    }

    private static String[] total(final Parts parts) {
        return new String[] {
            "09",
            Yuan.text(parts.inScope()),
            Yuan.text(parts.preSelfPay()),
            Yuan.text(parts.overLimit()),
            Yuan.text(parts.ownPay())
        };
    }

    private static long limit(final Item item) {
        return item.limitMicro() == null ? NO_LIMIT : item.limitMicro();
    }

    private static int day(final LocalDate day) {
        return day == null ? EncounterFrames.NO_DAY : Math.toIntExact(day.toEpochDay());
    }
}
