package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A visit or a stay with its batches and lines. */
public final class PlainEncounter {

    /** A purchase, or a return of one. */
    public static final class Line {
        public final String batchNo;
        public final Record content;
        public final Item purchase;
        public final Line original;
        public final long quantityE4;
        public final Parts parts;

        public Line(final String batchNo, final Item item, final Item complete) {
            this.batchNo = batchNo;
            content = item;
            purchase = complete;
            original = null;
            quantityE4 = item.quantityE4();
            parts = complete.parts();
        }

        public Line(final String batchNo, final Command.Return content, final Line original, final Parts parts) {
            this.batchNo = batchNo;
            this.content = content;
            this.original = original;
            this.parts = parts;
            purchase = original.purchase;
            quantityE4 = content.quantityE4();
        }
    }

    /** Lines that are settled together. */
    public static final class Batch {
        public final Map<String, Line> lines = new LinkedHashMap<>();
        public String disease = "";
        public long settlementId;
        long refundedId;

        public Parts sum() {
            return lines.values().stream().map(line -> line.parts).reduce(Parts.NONE, Parts::plus);
        }
    }

    public final long id;
    public final String institution;
    public final boolean isStay;
    public final PlainPerson person;
    public Map<String, Batch> batches = new LinkedHashMap<>();
    public Visit visit;
    public LocalDate discharged;
    public boolean isSettled;
    public boolean awaitsLines;
    public Parts settledAhead = Parts.NONE;
    public LocalDate due;

    /** A refunded settlement that awaited lines, as long as they are as they were, and when they were due. */
    long refundedAhead;

    LocalDate refundedDue;
    long lastRecord;

    public PlainEncounter(final long id, final String institution, final boolean isStay, final PlainPerson person) {
        this.id = id;
        this.institution = institution;
        this.isStay = isStay;
        this.person = person;
    }

    public Line find(final String lineNo) {
        return batches.values().stream()
                .map(batch -> batch.lines.get(lineNo))
                .filter(line -> line != null)
                .findFirst()
                .orElse(null);
    }

    public int lineCount() {
        return batches.values().stream().mapToInt(batch -> batch.lines.size()).sum();
    }

    public int unsettled() {
        return batches.values().stream()
                .filter(batch -> batch.settlementId == 0)
                .mapToInt(batch -> batch.lines.size())
                .sum();
    }

    boolean isOpen() {
        return unsettled() > 0 || isStay && !isSettled || awaitsLines;
    }

    boolean mayChange(final Batch batch) {
        return batch.settlementId == 0 || awaitsLines;
    }

    /** What is left of a purchase once its returns are taken off. */
    public Parts left(final Line purchase) {
        return batches.get(purchase.batchNo).lines.values().stream()
                .filter(line -> line.original == purchase)
                .map(line -> line.parts)
                .reduce(purchase.parts, Parts::plus);
    }

    public long leftE4(final Line purchase) {
        return purchase.quantityE4
                + batches.get(purchase.batchNo).lines.values().stream()
                        .filter(line -> line.original == purchase)
                        .mapToLong(line -> line.quantityE4)
                        .sum();
    }

    /** The batch that a settlement holds, or held until its refund. */
    public Batch batchOf(final long settlementId, final boolean isRefunded) {
        return batches.values().stream()
                .filter(batch -> isRefunded
                        ? batch.refundedId == settlementId && batch.settlementId == 0
                        : batch.settlementId == settlementId)
                .findFirst()
                .orElse(null);
    }

    void dropEmpty() {
        batches.values().removeIf(batch -> batch.lines.isEmpty() && batch.settlementId == 0);
    }

    public String state() {
        return isSettled ? "SETTLED" : discharged != null ? "DISCHARGED" : "OPEN";
    }
}
