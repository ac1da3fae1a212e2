package io.yidi.gateway.engine.model.message;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a client may send. Two of a key have the same content if they are equal. */
public sealed interface Command {

    /** What it is decided under. */
    Key key();

    /** Whom it is about. */
    String personNo();

    /** Gives itself to a receiver, which thereby knows of what kind it is. */
    <T> T giveTo(Receiver<T> receiver);

    /** Whether it only asks. */
    default boolean isQuote() {
        return List.of("2101", "2206", "2303", "5304").contains(key().code());
    }

    /** Whether it is about a stay. */
    default boolean isOfStay() {
        return key().code().startsWith("23") || key().code().startsWith("24");
    }

    /** A bill in one piece: items of a visit, parts of a stay. */
    record Bill(Key key, Visit visit, boolean useAccount, List<Item> items, Parts parts) implements Command {
        @Override
        public String personNo() {
            return visit.personNo();
        }

        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onBill(this);
        }
    }

    /** A registration or an admission, or a change of it. */
    record Registration(Key key, Visit visit, long encounterId) implements Command {
        @Override
        public String personNo() {
            return visit.personNo();
        }

        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onRegistration(this);
        }
    }

    /** A cancellation, a discharge or its undoing. */
    record Act(Key key, String personNo, long encounterId, LocalDate discharge) implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onAct(this);
        }
    }

    /** A return of some of a purchase, quantity and amount negative. */
    record Return(String lineNo, String originalLineNo, long quantityE4, long amountFen) {}

    /** Lines for a batch. */
    record Upload(
            Key key,
            String personNo,
            long encounterId,
            String batchNo,
            String disease,
            List<Item> items,
            List<Return> returns)
            implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onUpload(this);
        }
    }

    /** Takes lines, a batch, or all back. */
    record Withdrawal(Key key, String personNo, long encounterId, String batchNo, List<String> lineNos)
            implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onWithdrawal(this);
        }
    }

    /** Settles or quotes what was uploaded, or parts that it gives; a total of 0 is not given. */
    record EncounterBill(
            Key key,
            String personNo,
            long encounterId,
            String batchNo,
            String medicalType,
            int voucherType,
            boolean fullPay,
            boolean midStay,
            boolean useAccount,
            LocalDate discharge,
            long totalFen,
            Parts given)
            implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onEncounterBill(this);
        }
    }

    /** Takes a settlement back on purpose; {@link #NOT_NAMED} and {@link #CANNOT_NAME} are the same content. */
    record Refund(Key key, String personNo, long settlementId, long encounterId) implements Command {

        /** Encounter of a refund that names none. */
        public static final long NOT_NAMED = 0;

        /** Encounter of a refund from before they could name one. */
        public static final long CANNOT_NAME = -1;

        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onRefund(this);
        }
    }

    /** Takes back whatever became of a request. */
    record Reversal(Key key, String personNo, String originalCode, String originalMsgId) implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onReversal(this);
        }

        public Key original() {
            return new Key(key.institution(), originalCode, originalMsgId);
        }
    }

    /**
     * An order about filings; what it does not say is {@code null}, empty or 0.
     *
     * @param category who the person is
     * @param basis what the filing rests on
     * @param place what is filed for
     * @param care kinds of care, none for what is usual
     * @param feesOpen whether the hospital states open fees of the disease
     * @param referringPlace of the hospital that transfers
     * @param dischargedOn of a stay that was paid already
     * @param number of the filing that is meant
     */
    record Filing(
            Key key,
            String personNo,
            int insuranceType,
            int insuredPlace,
            FilingAction action,
            FilingCategory category,
            FilingBasis basis,
            FilingChannel channel,
            int place,
            LocalDate from,
            LocalDate to,
            Set<CareType> care,
            Set<FilingDocument> documents,
            boolean feesOpen,
            String disease,
            String diagnosis,
            int referringPlace,
            LocalDate dischargedOn,
            long number,
            List<FilingRow.Hospital> hospitals)
            implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onFiling(this);
        }
    }

    /** Asks for the filings of a person. */
    record FilingQuery(Key key, String personNo, int insuranceType, int insuredPlace) implements Command {
        @Override
        public <T> T giveTo(final Receiver<T> receiver) {
            return receiver.onFilingQuery(this);
        }
    }

    /** Makes something of a command, by its kind. */
    interface Receiver<T> {
        T onBill(Bill bill);

        T onRegistration(Registration registration);

        T onAct(Act act);

        T onUpload(Upload upload);

        T onWithdrawal(Withdrawal withdrawal);

        T onEncounterBill(EncounterBill bill);

        T onRefund(Refund refund);

        T onReversal(Reversal reversal);

        T onFiling(Filing order);

        T onFilingQuery(FilingQuery query);
    }
}
