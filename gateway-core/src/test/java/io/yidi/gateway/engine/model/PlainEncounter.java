package io.yidi.gateway.engine.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A visit or a stay with its batches and lines. */
final class PlainEncounter {

    /** A purchase, or a return of one. */
    static final class Line {
        final String batchNo;
        final Record content;
        final Item purchase;
        final Line original;
        final long quantityE4;
        final Parts parts;

        Line(final String batchNo, final Item item) {
            this.batchNo = batchNo;
            content = item;
            purchase = item;
            original = null;
            quantityE4 = item.quantityE4();
            parts = item.parts();
        }

        Line(final String batchNo, final Command.Return content, final Line original, final Parts parts) {
            this.batchNo = batchNo;
            this.content = content;
            this.original = original;
            this.parts = parts;
            purchase = original.purchase;
            quantityE4 = content.quantityE4();
        }
    }

    /** Lines that are settled together. */
    static final class Batch {
        final Map<String, Line> lines = new LinkedHashMap<>();
        String disease = "";
        long settlementId;
        long refundedId;

        Parts sum() {
            return lines.values().stream().map(line -> line.parts).reduce(Parts.NONE, Parts::plus);
        }
    }

    final long id;
    final String institution;
    final boolean isStay;
    final PlainPerson person;
    Map<String, Batch> batches = new LinkedHashMap<>();
    Visit visit;
    LocalDate discharged;
    boolean isSettled;
    boolean awaitsLines;
    Parts settledAhead = Parts.NONE;
    LocalDate due;
    long lastRecord;

    PlainEncounter(final long id, final String institution, final boolean isStay, final PlainPerson person) {
        this.id = id;
        this.institution = institution;
        this.isStay = isStay;
        this.person = person;
    }

    Line find(final String lineNo) {
        return batches.values().stream()
                .map(batch -> batch.lines.get(lineNo))
                .filter(line -> line != null)
                .findFirst()
                .orElse(null);
    }

    int lineCount() {
        return batches.values().stream().mapToInt(batch -> batch.lines.size()).sum();
    }

    int unsettled() {
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
    Parts left(final Line purchase) {
        return batches.get(purchase.batchNo).lines.values().stream()
                .filter(line -> line.original == purchase)
                .map(line -> line.parts)
                .reduce(purchase.parts, Parts::plus);
    }

    long leftE4(final Line purchase) {
        return purchase.quantityE4
                + batches.get(purchase.batchNo).lines.values().stream()
                        .filter(line -> line.original == purchase)
                        .mapToLong(line -> line.quantityE4)
                        .sum();
    }

    /** The batch that a settlement holds, or held until its refund. */
    Batch batchOf(final long settlementId, final boolean isRefunded) {
        return batches.values().stream()
                .filter(batch -> (isRefunded ? batch.refundedId : batch.settlementId) == settlementId)
                .findFirst()
                .orElse(null);
    }

    void dropEmpty() {
        batches.values().removeIf(batch -> batch.lines.isEmpty() && batch.settlementId == 0);
    }

    String state() {
        return isSettled ? "SETTLED" : discharged != null ? "DISCHARGED" : "OPEN";
    }
}
