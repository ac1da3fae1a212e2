package io.yidi.clearing.trial;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.trial.Requests.FollowUp;
import io.yidi.clearing.trial.Requests.Step;
import io.yidi.load.bill.Bill;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 出错的医院: hears every answer and does with it what the plan says: most are written down as they are, some bills are
 * refunded or reversed in order, and some go wrong. Answers are heard on one thread; what follows is sent by another.
 */
final class FaultyHospitals implements TrialGateway.AnswerSink {

    private static final int REFUND_EVERY = 97;
    private static final int REVERSE_EVERY = 89;
    private static final long LOCAL_NUMBER = 900_000_000_000L;
    private static final long TYPING_ERROR_FEN = 10_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final ReversalReplyDecoder reversed = new ReversalReplyDecoder();
    private final Queue<FollowUp> next = new ConcurrentLinkedQueue<>();
    private final TrialBooks books = new TrialBooks();
    private final Requests requests;
    private final Map<Integer, Fault> faults;
    private int refused;

    FaultyHospitals(final Requests requests, final Map<Integer, Fault> faults) {
        this.requests = requests;
        this.faults = faults;
    }

    /** What is to be sent because of the answers so far. */
    Queue<FollowUp> next() {
        return next;
    }

    /** What came of it; once every answer was heard. */
    TrialBooks books() {
        return books;
    }

    /** How many requests were answered by anything but what they asked for. */
    int refused() {
        return refused;
    }

    /** A bill that is written down and never sent, under a number that nobody gave. */
    void writeUnsent(final int number) {
        final Bill bill = requests.bill(number);
        final long fundFen = bill.inScopeFen() / 2;
        final DayAmounts amounts =
                new DayAmounts(bill.totalFen(), fundFen, 0, bill.totalFen() - fundFen, "310100:" + fundFen);
        final DayRow row = AnswerReader.row(bill, LOCAL_NUMBER + number, false, amounts);
        books.write(row);
        books.remember(row.key(), Fault.NOT_SENT);
    }

    @Override
    public void onAnswer(final UnsafeBuffer reply) {
        switch (header.wrap(reply, 0).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> {
                settled.wrapAndApplyHeader(reply, 0, header);
                final int number = Requests.billOf(settled.correlationId());
                hear(
                        number,
                        Requests.stepOf(settled.correlationId()),
                        AnswerReader.settled(requests.bill(number), settled));
            }
            case RefundReplyDecoder.TEMPLATE_ID -> {
                refunded.wrapAndApplyHeader(reply, 0, header);
                final int number = Requests.billOf(refunded.correlationId());
                hearRefund(number, AnswerReader.refunded(requests.bill(number), refunded));
            }
            case ReversalReplyDecoder.TEMPLATE_ID -> hearReversal(reversed.wrapAndApplyHeader(reply, 0, header));
            default -> refused++;
        }
    }

    private void hear(final int number, final Step step, final DayRow row) {
        final Fault fault = faults.get(number);
        if (fault == Fault.CLOCK_BEHIND) {
            books.write(row);
            books.remember(row.key(), fault);
            return;
        }
        books.stand(row);
        if (fault == null) {
            books.write(row);
            goOnInOrder(number, row);
        } else if (step == Step.AGAIN) {
            books.write(row);
        } else {
            goWrong(number, fault, row);
        }
    }

    private void goOnInOrder(final int number, final DayRow row) {
        if (number % REFUND_EVERY == 0) {
            follow(number, Step.REFUND, row);
        } else if (number % REVERSE_EVERY == 0) {
            follow(number, Step.REVERSAL, row);
        }
    }

    private void goWrong(final int number, final Fault fault, final DayRow row) {
        switch (fault) {
            case ANSWER_LOST, CLOCK_AHEAD -> books.remember(row.key(), fault);
            case SENT_TWICE -> {
                books.remember(row.key(), fault);
                follow(number, Step.AGAIN, row);
            }
            case REFUND_ANSWER_LOST -> {
                books.write(row);
                follow(number, Step.REFUND, row);
            }
            case REFUND_NOT_SENT -> {
                books.write(row);
                final DayRow refund = new DayRow(
                        new Key(row.key().settlementId(), true), row.group(), row.personNo(), negative(row.amounts()));
                books.write(refund);
                books.remember(refund.key(), fault);
            }
            case WRONG_AMOUNT -> {
                books.write(otherwise(number, row));
                books.remember(row.key(), fault);
            }
            case KEPT_AFTER_REVERSAL -> {
                books.write(row);
                follow(number, Step.REVERSAL, row);
            }
            case PLATFORM_AMOUNT -> {
                books.write(row);
                books.garble(otherwise(number, row));
                books.remember(row.key(), fault);
            }
            default -> throw new IllegalStateException("expected a fault that begins with an answer, found " + fault);
        }
    }

    private void hearRefund(final int number, final DayRow refund) {
        books.stand(refund);
        if (faults.get(number) == Fault.REFUND_ANSWER_LOST) {
            books.remember(refund.key(), Fault.REFUND_ANSWER_LOST);
        } else {
            books.write(refund);
        }
    }

    private void hearReversal(final ReversalReplyDecoder reply) {
        if (reply.outcome() != ReversalOutcome.REVERSED) {
            refused++;
            return;
        }
        final Key key = new Key(reply.originalSettlementId(), false);
        books.fall(key);
        if (faults.get(Requests.billOf(reply.correlationId())) == Fault.KEPT_AFTER_REVERSAL) {
            books.remember(key, Fault.KEPT_AFTER_REVERSAL);
        } else {
            books.cross(key);
        }
    }

    private void follow(final int number, final Step step, final DayRow row) {
        next.add(new FollowUp(number, step, row.key().settlementId()));
    }

    /** A slip of the pen, a fen between fund and cash, or a fen between two funds' worth of sums. */
    private static DayRow otherwise(final int number, final DayRow row) {
        final DayAmounts right = row.amounts();
        final DayAmounts wrong = switch (number % 3) {
            case 0 ->
                new DayAmounts(
                        right.totalFen() + TYPING_ERROR_FEN,
                        right.fundFen(),
                        right.accountFen(),
                        right.cashFen() + TYPING_ERROR_FEN,
                        right.funds());
            case 1 ->
                new DayAmounts(
                        right.totalFen(), right.fundFen() + 1, right.accountFen(), right.cashFen() - 1, right.funds());
            default ->
                new DayAmounts(
                        right.totalFen(),
                        right.fundFen(),
                        right.accountFen(),
                        right.cashFen(),
                        oneFenLess(right.funds()));
        };
        return new DayRow(row.key(), row.group(), row.personNo(), wrong);
    }

    private static String oneFenLess(final String funds) {
        final Map<String, Long> less = FundText.funds(funds);
        less.merge(less.keySet().iterator().next(), -1L, Math::addExact);
        return FundText.of(less);
    }

    private static DayAmounts negative(final DayAmounts amounts) {
        final Map<String, Long> funds = FundText.funds(amounts.funds());
        funds.replaceAll((code, amountFen) -> -amountFen);
        return new DayAmounts(
                -amounts.totalFen(), -amounts.fundFen(), -amounts.accountFen(), -amounts.cashFen(), FundText.of(funds));
    }
}
