package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.sbe.ItemClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of uploads, returns, withdrawals, quotes, settlements, refunds, reversals and restarts, against a
 * plain model; each bill is worth what the same bill in one piece is.
 */
class EncounterModelTest {

    private static final int STEPS = Portion.of(1_500);
    private static final int VISITS = 4;
    private static final int PRICE_MAX_MICRO = 50_000_000;

    /** A line of the model; a return has an original. */
    private record Line(String number, Line original, long quantityE4, long priceMicro, BillParts parts) {}

    /** A batch of the model. */
    private static final class Batch {

        private final Map<String, Line> lines = new LinkedHashMap<>();
        private String settledBy;
        private long settlementId;
        private String settledUnder;
        private String refundedBy;
        private String refundedUnder;
        private long refundedId;
        private boolean changed;

        private BillParts sum() {
            final BillParts sum = new BillParts();
            lines.values().forEach(line -> sum.add(line.parts));
            return sum;
        }

        private void clear() {
            lines.clear();
            changed = true;
        }

        private long leftE4(final Line purchase) {
            return purchase.quantityE4
                    + lines.values().stream()
                            .filter(line -> line.original == purchase)
                            .mapToLong(Line::quantityE4)
                            .sum();
        }
    }

    private final Map<Long, Map<String, Batch>> model = new LinkedHashMap<>();
    private MachineRun run = new MachineRun("2023-06-01").person("V1", 310, 930_100);
    private Random random;
    private int messages;
    private int settled;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldDoAsThePlainModelDoes(final long seed) {
        random = new Random(seed);
        for (int i = 0; i < VISITS; i++) {
            run.send(EncounterFrames.register("2201", next(), "V1", 930_100));
            model.put(Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId(), new LinkedHashMap<>());
        }
        for (int step = 0; step < STEPS; step++) {
            final long visit = List.copyOf(model.keySet()).get(random.nextInt(VISITS));
            play(visit, "B" + random.nextInt(4));
            if (step % 300 == 299) {
                final long hash = run.machine().stateHash();
                run = run.restored();
                assertEquals(hash, run.machine().stateHash());
            }
            assertEquals(lineCount(), run.machine().lineCount(), "step " + step);
        }
        assertTrue(settled > STEPS / 50, "expected many settlements, found " + settled);
    }

    private void play(final long visit, final String batchNo) {
        final Batch batch = model.get(visit).computeIfAbsent(batchNo, number -> new Batch());
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> upload(visit, batchNo, batch);
            case 3, 4 -> giveBack(visit, batchNo, batch);
            case 5 -> withdrawLine(visit, batchNo, batch);
            case 6 -> withdraw(visit, batchNo, batch);
            case 7, 8 -> settle(visit, batchNo, batch);
            case 9 -> reverse(batch);
            case 10 -> refund(batch);
            default -> undoRefund(batch);
        }
    }

    private void upload(final long visit, final String batchNo, final Batch batch) {
        final UploadFrame frame = UploadFrame.visit(next(), "V1", visit, batchNo);
        final List<Line> added = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            final ItemClass itemClass = new ItemClass[] {ItemClass.A, ItemClass.B, ItemClass.OWN}[random.nextInt(3)];
            final long priceMicro = random.nextInt(PRICE_MAX_MICRO);
            final long quantityE4 = 1L + random.nextInt(50_000);
            final long limitMicro = random.nextBoolean() ? Long.MIN_VALUE : random.nextInt(PRICE_MAX_MICRO);
            final int selfPayBp = random.nextInt(10_001);
            final BillParts parts = new BillParts();
            ScopeClassifier.addLine(
                    itemClass,
                    selfPayBp,
                    priceMicro,
                    quantityE4,
                    limitMicro == Long.MIN_VALUE ? ScopeClassifier.NO_LIMIT : limitMicro,
                    parts);
            final String number = next();
            frame.line(number, itemClass, selfPayBp, priceMicro, quantityE4, limitMicro, 0);
            added.add(new Line(number, null, quantityE4, priceMicro, parts));
        }
        final String answer = run.send(frame.encode());
        if (batch.settledBy == null) {
            final List<String> expected =
                    added.stream().map(line -> text(line.number, line.parts)).toList();
            assertEquals(String.join(", ", expected), answer);
            added.forEach(line -> batch.lines.put(line.number, line));
            batch.changed = true;
        } else {
            assertEquals("BATCH_SETTLED chrg_bchno", answer);
        }
    }

    private void giveBack(final long visit, final String batchNo, final Batch batch) {
        final Line original = anyLine(batch);
        if (original == null || original.original != null || batch.settledBy != null) {
            return;
        }
        final long leftE4 = batch.leftE4(original);
        final long quantityE4 = random.nextBoolean() ? leftE4 : 1L + random.nextInt((int) original.quantityE4);
        if (quantityE4 == 0) {
            return;
        }
        final String number = next();
        final String answer = sendReturn(visit, batchNo, number, original.number, quantityE4, 0);
        if (quantityE4 > leftE4) {
            assertEquals("RETURN_EXCEEDS_REST retn_feedetail[0].cnt", answer);
        } else if (answer.startsWith("RETURN_AMOUNT_DIFFERS")) {
            final String found =
                    Answers.refusal(new UnsafeBuffer(run.lastReply())).found();
            final long amountFen = Yuan.fen(found.substring(found.indexOf("<>") + 3));
            accept(
                    batch,
                    original,
                    number,
                    quantityE4,
                    sendReturn(visit, batchNo, number, original.number, quantityE4, amountFen));
        } else {
            accept(batch, original, number, quantityE4, answer);
        }
    }

    private String sendReturn(
            final long visit,
            final String batchNo,
            final String number,
            final String original,
            final long quantityE4,
            final long amountFen) {
        return run.send(UploadFrame.visit(next(), "V1", visit, batchNo)
                .giveBack(number, original, -quantityE4, amountFen)
                .encode());
    }

    /** The answer says how the return was split; together with its purchase no part may fall below 0. */
    private static void accept(
            final Batch batch, final Line original, final String number, final long quantityE4, final String answer) {
        final String[] split = answer.substring(answer.indexOf('=') + 1).split("\\+", -1);
        final BillParts parts =
                new BillParts().set(Yuan.fen(split[0]), Yuan.fen(split[1]), Yuan.fen(split[2]), Yuan.fen(split[3]));
        batch.changed = true;
        batch.lines.put(number, new Line(number, original, -quantityE4, original.priceMicro, parts));
        final BillParts rest = new BillParts();
        rest.copyFrom(original.parts);
        batch.lines.values().stream().filter(line -> line.original == original).forEach(line -> rest.add(line.parts));
        assertTrue(
                rest.inScopeFen >= 0 && rest.preSelfPayFen >= 0 && rest.overLimitFen >= 0 && rest.ownPayFen >= 0,
                answer);
        assertTrue(batch.leftE4(original) > 0 || rest.totalFen() == 0, "all returned, all given back: " + answer);
    }

    private void withdrawLine(final long visit, final String batchNo, final Batch batch) {
        final Line line = anyLine(batch);
        if (line == null) {
            return;
        }
        final String answer = run.send(EncounterFrames.withdraw("2205", next(), "V1", visit, batchNo, line.number));
        if (batch.settledBy != null) {
            assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", answer);
        } else if (line.original == null && batch.leftE4(line) != line.quantityE4) {
            assertEquals("LINE_HAS_RETURNS feedetl_sns[0].feedetl_sn", answer);
        } else {
            batch.lines.remove(line.number);
            batch.changed = true;
            assertEquals("OPEN, withdrawn 1, unsettled " + unsettled(visit), answer);
        }
    }

    private void withdraw(final long visit, final String batchNo, final Batch batch) {
        if (random.nextInt(4) == 0) {
            final int expected = unsettled(visit);
            model.get(visit).values().stream()
                    .filter(any -> any.settledBy == null)
                    .forEach(Batch::clear);
            assertEquals(
                    "OPEN, withdrawn " + expected + ", unsettled 0",
                    run.send(EncounterFrames.withdraw("2205", next(), "V1", visit, "0000")));
        } else if (random.nextInt(3) == 0) {
            final int count = batch.lines.size();
            final String answer = run.send(EncounterFrames.withdraw("2205", next(), "V1", visit, batchNo));
            if (batch.settledBy == null) {
                batch.clear();
                assertEquals("OPEN, withdrawn " + count + ", unsettled " + unsettled(visit), answer);
            } else {
                assertEquals("BATCH_SETTLED chrg_bchno", answer);
            }
        }
    }

    private void settle(final long visit, final String batchNo, final Batch batch) {
        final BillParts sum = batch.sum();
        final String asOneBill = run.send(SettleFrame.outpatient()
                .code("2206")
                .person("V1", 310, "930100")
                .parts(
                        Yuan.text(sum.inScopeFen),
                        Yuan.text(sum.preSelfPayFen),
                        Yuan.text(sum.overLimitFen),
                        Yuan.text(sum.ownPayFen)));
        final String expected = batch.settledBy != null
                ? "BATCH_SETTLED chrg_bchno"
                : batch.lines.isEmpty() ? "BATCH_EMPTY chrg_bchno" : asOneBill;
        final long hash = run.machine().stateHash();
        assertEquals(expected, run.send(EncounterFrames.settle("2206", next(), "V1", visit, batchNo, request -> {})));
        assertEquals(hash, run.machine().stateHash(), "a quote changes nothing");
        final String msgId = next();
        assertEquals(
                expected,
                run.send(EncounterFrames.settle(
                        "2207", msgId, "V1", visit, batchNo, request -> request.totalFen(sum.totalFen()))));
        if (expected.equals(asOneBill)) {
            batch.settledBy = msgId;
            batch.settledUnder = msgId;
            batch.settlementId =
                    Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
            settled++;
        }
    }

    private void refund(final Batch batch) {
        if (batch.settledBy != null) {
            batch.refundedBy = next();
            batch.refundedUnder = batch.settledUnder;
            batch.refundedId = batch.settlementId;
            batch.settledBy = null;
            final String answer = run.send(Requests.refund("2208", batch.refundedBy, "V1", batch.settlementId));
            assertTrue(answer.startsWith("REFUNDED"), answer);
            batch.changed = false;
        }
    }

    private void undoRefund(final Batch batch) {
        if (batch.refundedBy == null) {
            return;
        }
        final boolean isSame = batch.settledBy == null && !batch.changed;
        assertEquals(
                isSame ? "REVERSED" : "LINES_CHANGED omsgid",
                run.send(Requests.reversal(next(), "V1", "2208", batch.refundedBy)));
        if (isSame) {
            batch.settledUnder = batch.refundedUnder;
            batch.settlementId = batch.refundedId;
            batch.settledBy = batch.settledUnder;
            batch.refundedBy = null;
        }
    }

    private void reverse(final Batch batch) {
        if (batch.settledBy != null) {
            assertEquals("REVERSED", run.send(Requests.reversal(next(), "V1", "2207", batch.settledBy)));
            batch.settledBy = null;
        }
    }

    private Line anyLine(final Batch batch) {
        return batch.lines.isEmpty() ? null : List.copyOf(batch.lines.values()).get(random.nextInt(batch.lines.size()));
    }

    private int unsettled(final long visit) {
        return model.get(visit).values().stream()
                .filter(batch -> batch.settledBy == null)
                .mapToInt(batch -> batch.lines.size())
                .sum();
    }

    private int lineCount() {
        return model.values().stream()
                .flatMap(batches -> batches.values().stream())
                .mapToInt(batch -> batch.lines.size())
                .sum();
    }

    private String next() {
        messages++;
        return "M" + messages;
    }

    private static String text(final String number, final BillParts parts) {
        return number + " " + Yuan.text(parts.totalFen()) + "=" + Yuan.text(parts.inScopeFen) + "+"
                + Yuan.text(parts.preSelfPayFen) + "+" + Yuan.text(parts.overLimitFen) + "+"
                + Yuan.text(parts.ownPayFen);
    }
}
