package io.yidi.gateway.engine.model.message;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingDocument;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingChannel;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands as messages. */
public final class Frames implements Command.Receiver<UnsafeBuffer> {

    private static final int KEY_OFFSET = KeyDescriptor.offsetIn(SettleRequestEncoder.TEMPLATE_ID);
    private static final long NO_LIMIT = SettleRequestEncoder.FeeLinesEncoder.priceLimitMicroNullValue();
    private static final int NO_SELF_PAY = SettleRequestEncoder.FeeLinesEncoder.firstSelfPayBpNullValue();
    private static final int NOT_APPROVED = 2;

    private static final Frames FRAMES = new Frames();

    private Frames() {}

    /** A command as the hospital sends it. */
    public static UnsafeBuffer of(final Command command) {
        return command.giveTo(FRAMES);
    }

    @Override
    public UnsafeBuffer onBill(final Command.Bill bill) {
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
        if (visit.accident().trauma()) {
            frame.trauma();
        }
        if (visit.accident().thirdParty()) {
            frame.thirdParty();
        }
        if (visit.accident().isDeclared()) {
            frame.declared(form -> form.injuryPlace(visit.accident().form()));
        }
        if (bill.useAccount()) {
            frame.useAccount();
        }
        bill.items()
                .forEach(item -> frame.line(
                        item.code(),
                        item.itemClass(),
                        selfPay(item),
                        item.priceMicro(),
                        item.quantityE4(),
                        limit(item)));
        if (bill.parts().total() > 0) {
            final String[] total = total(bill.parts());
            frame.parts(total[1], total[2], total[3], total[4]);
        }
        return frame.encode();
    }

    @Override
    public UnsafeBuffer onRegistration(final Command.Registration registration) {
        final Visit visit = registration.visit();
        final UnsafeBuffer frame = EncounterFrames.register(
                registration.key().code(),
                registration.key().msgId(),
                visit.personNo(),
                visit.insuredPlace(),
                registration.encounterId(),
                request -> fill(request, visit),
                form -> form.injuryPlace(visit.accident().form()));
        return by(registration, frame);
    }

    @Override
    public UnsafeBuffer onAct(final Command.Act act) {
        return by(
                act,
                EncounterFrames.act(
                        act.key().code(), act.key().msgId(), act.personNo(), act.encounterId(), day(act.discharge())));
    }

    @Override
    public UnsafeBuffer onUpload(final Command.Upload upload) {
        final UploadFrame frame = (upload.isOfStay()
                        ? UploadFrame.stay(upload.key().msgId(), upload.personNo(), upload.encounterId())
                        : UploadFrame.visit(
                                upload.key().msgId(), upload.personNo(), upload.encounterId(), upload.batchNo()))
                .disease(upload.disease());
        upload.items()
                .forEach(item -> frame.line(
                        item.code(),
                        item.lineNo(),
                        item.itemClass(),
                        selfPay(item),
                        item.priceMicro(),
                        item.quantityE4(),
                        limit(item),
                        item.approved() ? 0 : NOT_APPROVED));
        upload.returns()
                .forEach(line ->
                        frame.giveBack(line.lineNo(), line.originalLineNo(), line.quantityE4(), line.amountFen()));
        return by(upload, frame.encode());
    }

    @Override
    public UnsafeBuffer onWithdrawal(final Command.Withdrawal withdrawal) {
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

    @Override
    public UnsafeBuffer onEncounterBill(final Command.EncounterBill bill) {
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

    @Override
    public UnsafeBuffer onRefund(final Command.Refund refund) {
        final boolean isEarlier = refund.encounterId() == Command.Refund.CANNOT_NAME;
        final UnsafeBuffer frame = by(
                refund,
                Requests.refundOf(
                        refund.key().code(),
                        refund.key().msgId(),
                        refund.personNo(),
                        refund.settlementId(),
                        isEarlier ? Command.Refund.NOT_NAMED : refund.encounterId()));
        return isEarlier ? Requests.earlier(frame) : frame;
    }

    @Override
    public UnsafeBuffer onReversal(final Command.Reversal reversal) {
        return Requests.reversal(
                reversal.key().institution(),
                reversal.key().msgId(),
                reversal.personNo(),
                reversal.originalCode(),
                reversal.originalMsgId());
    }

    @Override
    public UnsafeBuffer onFiling(final Command.Filing order) {
        final String[] hospitals = order.hospitals().stream()
                .map(hospital -> hospital.code() + "@" + hospital.area())
                .toArray(String[]::new);
        return by(
                order,
                FilingFrames.file(
                        order.key().msgId(),
                        order.personNo(),
                        order.insuredPlace(),
                        request -> fill(request, order),
                        hospitals));
    }

    @Override
    public UnsafeBuffer onFilingQuery(final Command.FilingQuery query) {
        return by(
                query,
                FilingFrames.query(
                        query.key().msgId(),
                        query.personNo(),
                        query.insuredPlace(),
                        request -> request.insuranceType(query.insuranceType())));
    }

    private static void fill(final FilingRequestEncoder request, final Command.Filing order) {
        request.transactionCode(order.key().code())
                .insuranceType(order.insuranceType())
                .action(FilingAction.get((short) order.action().number()))
                .category(FilingCategory.get(
                        (short) (order.category() == null ? 0 : order.category().number())))
                .basis(FilingBasis.get(
                        (short) (order.basis() == null ? 0 : order.basis().number())))
                .channel(FilingChannel.get((short) order.channel().number()))
                .place(area(order.place()))
                .fromDate(day(order.from()))
                .toDate(day(order.to()))
                .diseaseCode(order.disease())
                .diagnosisCode(order.diagnosis())
                .referringPlace(area(order.referringPlace()))
                .dischargedOn(day(order.dischargedOn()))
                .filingNumber(order.number());
        request.care()
                .inpatient(order.care().contains(CareType.INPATIENT))
                .outpatient(order.care().contains(CareType.OUTPATIENT))
                .pharmacy(order.care().contains(CareType.PHARMACY));
        request.flags().feesOpen(order.feesOpen());
        order.documents().forEach(document -> put(request, document));
    }

    private static void put(final FilingRequestEncoder request, final FilingDocument document) {
        final int at = request.offset() + FilingRequestEncoder.documentsEncodingOffset();
        request.buffer().putByte(at, (byte) (request.buffer().getByte(at) | document.bit()));
    }

    private static String area(final int place) {
        return place == 0 ? "" : Integer.toString(place);
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
                .trauma(visit.accident().trauma())
                .declared(visit.accident().isDeclared())
                .thirdParty(visit.accident().thirdParty());
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

    private static int selfPay(final Item item) {
        return item.itemClass() == ItemClass.CATALOGUE ? NO_SELF_PAY : item.firstSelfPayBp();
    }

    private static long limit(final Item item) {
        return item.limitMicro() == null ? NO_LIMIT : item.limitMicro();
    }

    private static int day(final LocalDate day) {
        return day == null ? EncounterFrames.NO_DAY : Math.toIntExact(day.toEpochDay());
    }
}
