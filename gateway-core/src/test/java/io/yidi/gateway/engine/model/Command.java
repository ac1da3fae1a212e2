package io.yidi.gateway.engine.model;

import java.time.LocalDate;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What a client may send. Two of a key have the same content if they are equal. */
sealed interface Command {

    /** What it is decided under. */
    Key key();

    /** Whom it is about. */
    String personNo();

    /** It as the hospital sends it. */
    UnsafeBuffer frame();

    /** What comes of it, key aside. */
    Answer decidedBy(PlainGateway gateway);

    /** Whether it only asks. */
    default boolean isQuote() {
        return List.of("2101", "2206", "2303").contains(key().code());
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
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.settle(this);
        }

        Parts sum() {
            return items.stream().map(Item::parts).reduce(parts, Parts::plus);
        }
    }

    /** A registration or an admission, or a change of it. */
    record Registration(Key key, Visit visit, long encounterId) implements Command {
        @Override
        public String personNo() {
            return visit.personNo();
        }

        @Override
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.register(this);
        }
    }

    /** A cancellation, a discharge or its undoing. */
    record Act(Key key, String personNo, long encounterId, LocalDate discharge) implements Command {
        @Override
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.encounters().act(this);
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
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.encounters().upload(this);
        }
    }

    /** Takes lines, a batch, or all back. */
    record Withdrawal(Key key, String personNo, long encounterId, String batchNo, List<String> lineNos)
            implements Command {
        @Override
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.encounters().withdraw(this);
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
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.settle(this);
        }
    }

    /** Takes a settlement back on purpose. */
    record Refund(Key key, String personNo, long settlementId) implements Command {
        @Override
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.refund(this);
        }
    }

    /** Takes back whatever became of a request. */
    record Reversal(Key key, String personNo, String originalCode, String originalMsgId) implements Command {
        @Override
        public UnsafeBuffer frame() {
            return Frames.of(this);
        }

        @Override
        public Answer decidedBy(final PlainGateway gateway) {
            return gateway.reverse(this);
        }

        Key original() {
            return new Key(key.institution(), originalCode, originalMsgId);
        }
    }
}
