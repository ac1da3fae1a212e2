package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of one message, all of them or none. */
public final class PlainUpload {

    private static final String[] PART_NAMES = {
        "inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"
    };

    private final PlainEncounter encounter;
    private final Command.Upload upload;
    private final EncounterLimits limits;
    private final PlainCatalogue catalogue;
    private final List<String> answers = new ArrayList<>();
    private Answer.Refused refusal;

    PlainUpload(
            final PlainEncounter encounter,
            final Command.Upload upload,
            final EncounterLimits limits,
            final PlainCatalogue catalogue) {
        this.catalogue = catalogue;
        this.encounter = encounter;
        this.upload = upload;
        this.limits = limits;
    }

    Answer takeIn(final PlainEncounters encounters) {
        final Map<String, PlainEncounter.Batch> before = copy(encounter.batches);
        final long refundedBefore = encounter.refundedAhead;
        for (int i = 0; i < upload.items().size() && refusal == null; i++) {
            final Item item = upload.items().get(i);
            takeIn(item.lineNo(), item, "feedetail[" + i + "].");
        }
        for (int i = 0; i < upload.returns().size() && refusal == null; i++) {
            final Command.Return line = upload.returns().get(i);
            takeIn(line.lineNo(), line, "retn_feedetail[" + i + "].");
        }
        if (refusal == null && encounter.awaitsLines) {
            refusal = compareWithSettled();
        }
        if (refusal == null) {
            return encounters.uploaded(encounter, answers);
        }
        encounter.batches = before;
        encounter.refundedAhead = refundedBefore;
        return encounters.refuseUpload(encounter, refusal);
    }

    private void takeIn(final String lineNo, final Record content, final String at) {
        final PlainEncounter.Line known = encounter.find(lineNo);
        if (known != null) {
            if (known.content.equals(content) && known.batchNo.equals(upload.batchNo())) {
                answers.add(Answer.Uploaded.line(lineNo, known.parts));
            } else {
                refuse(ResultCode.LINE_NUMBER_USED, at + "feedetl_sn");
            }
            return;
        }
        final PlainEncounter.Batch batch = encounter.batches.get(upload.batchNo());
        if (encounter.lineCount() >= limits.linesPerEncounterMax()) {
            refuse(ResultCode.ENCOUNTER_LINES_FULL, at + "feedetl_sn");
        } else if (batch != null && !encounter.mayChange(batch)) {
            refuse(ResultCode.BATCH_SETTLED, "chrg_bchno");
        } else if (batch != null && batch.settlementId == 0 && !batch.disease.equals(upload.disease())) {
            refuse(ResultCode.MIXED_DISEASES, "dise_codg");
        } else if (content instanceof Item item) {
            purchase(item, at);
        } else {
            giveBack((Command.Return) content, at);
        }
    }

    private void purchase(final Item item, final String at) {
        final int level = encounter.visit.level();
        final String wrong = catalogue.wrongField(item, level);
        if (wrong == null) {
            add(item.lineNo(), new PlainEncounter.Line(upload.batchNo(), item, catalogue.complete(item, level)));
        } else {
            refuse(PlainCatalogue.codeOf(wrong), at + wrong);
        }
    }

    private void giveBack(final Command.Return content, final String at) {
        final PlainEncounter.Line original = encounter.find(content.originalLineNo());
        if (original == null || original.original != null) {
            refuse(ResultCode.LINE_UNKNOWN, at + "init_feedetl_sn");
        } else if (!original.batchNo.equals(upload.batchNo())) {
            refuse(ResultCode.RETURN_OTHER_BATCH, at + "init_feedetl_sn");
        } else if (-content.quantityE4() > encounter.leftE4(original)) {
            refuse(ResultCode.RETURN_EXCEEDS_REST, at + "cnt");
        } else {
            final Parts parts = returned(encounter, original, -content.quantityE4());
            if (parts.total() == content.amountFen()) {
                add(content.lineNo(), new PlainEncounter.Line(upload.batchNo(), content, original, parts));
            } else {
                refuse(ResultCode.RETURN_AMOUNT_DIFFERS, at + "det_item_fee_sumamt");
            }
        }
    }

    /**
     * What a return takes off: all that is left, or the mirror of a line of that quantity, as far as each part lasts;
     * what one lacks is taken off the others in their order.
     */
    public static Parts returned(
            final PlainEncounter encounter, final PlainEncounter.Line original, final long quantityE4) {
        final Parts left = encounter.left(original);
        if (quantityE4 == encounter.leftE4(original)) {
            return left.negated();
        }
        final Parts mirror = original.purchase.parts(quantityE4);
        final Parts covered = mirror.min(left);
        long lacking = Math.min(mirror.total(), left.total()) - covered.total();
        final long[] taken = {covered.inScope(), covered.preSelfPay(), covered.overLimit(), covered.ownPay()};
        final long[] most = {left.inScope(), left.preSelfPay(), left.overLimit(), left.ownPay()};
        for (int i = 0; i < taken.length; i++) {
            final long more = Math.min(lacking, most[i] - taken[i]);
            taken[i] += more;
            lacking -= more;
        }
        return new Parts(-taken[0], -taken[1], -taken[2], -taken[3]);
    }

    private void add(final String lineNo, final PlainEncounter.Line line) {
        final PlainEncounter.Batch batch = encounter.batches.computeIfAbsent(upload.batchNo(), number -> {
            final PlainEncounter.Batch added = new PlainEncounter.Batch();
            added.disease = upload.disease();
            return added;
        });
        batch.lines.put(lineNo, line);
        batch.refundedId = 0;
        encounter.refundedAhead = 0;
        answers.add(Answer.Uploaded.line(lineNo, line.parts));
    }

    private Answer.Refused compareWithSettled() {
        final Parts sum = encounter.batches.get("").sum();
        final Parts settled = encounter.settledAhead;
        if (sum.total() > settled.total()) {
            return new Answer.Refused(ResultCode.LINES_EXCEED_SETTLED, "medfee_sumamt");
        }
        final String differing = sum.total() < settled.total() ? null : differing(sum, settled);
        return differing == null ? null : new Answer.Refused(ResultCode.SETTLED_TOTALS_DIFFER, differing);
    }

    /** Name of the first part that differs, or {@code null}. */
    static String differing(final Parts found, final Parts expected) {
        if (found.inScope() != expected.inScope()) {
            return PART_NAMES[0];
        }
        if (found.preSelfPay() != expected.preSelfPay()) {
            return PART_NAMES[1];
        }
        if (found.overLimit() != expected.overLimit()) {
            return PART_NAMES[2];
        }
        return found.ownPay() == expected.ownPay() ? null : PART_NAMES[3];
    }

    private void refuse(final ResultCode code, final String field) {
        refusal = new Answer.Refused(code, field);
    }

    private static Map<String, PlainEncounter.Batch> copy(final Map<String, PlainEncounter.Batch> batches) {
        final Map<String, PlainEncounter.Batch> copies = new LinkedHashMap<>();
        batches.forEach((number, batch) -> {
            final PlainEncounter.Batch copy = new PlainEncounter.Batch();
            copy.lines.putAll(batch.lines);
            copy.disease = batch.disease;
            copy.settlementId = batch.settlementId;
            copy.refundedId = batch.refundedId;
            copies.put(number, copy);
        });
        return copies;
    }
}
