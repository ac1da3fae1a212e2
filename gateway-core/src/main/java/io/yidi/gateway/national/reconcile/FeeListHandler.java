package io.yidi.gateway.national.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.person.AskedPeriod;
import io.yidi.gateway.national.person.PersonSource;
import io.yidi.gateway.national.person.PersonSource.Encounter;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.EncounterLine;
import io.yidi.gateway.statement.EncounterLine.Amounts;
import io.yidi.gateway.statement.EncounterLine.Item;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

/**
 * 费用明细查询: the live lines of a visit or a stay as they were uploaded and split, or those of one settlement (5204); the
 * drugs of a person's chronic care at the institution that asks, settled in a period (5205).
 */
final class FeeListHandler implements DeskHandler {

    private static final String ENCOUNTER = "mdtrt_id";
    private static final int LINES_MAX = 150;
    private static final String CHRONIC = "14";

    /** 西药费, 中药饮片费, 中成药费. */
    private static final Set<String> DRUGS = Set.of("09", "10", "11");

    private final PersonSource persons;
    private final StatementSource source;

    FeeListHandler(final PersonSource persons, final StatementSource source) {
        this.persons = persons;
        this.source = source;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final Encounter encounter = persons.encounters(request.institution(), asked.text("psn_no")).stream()
                .filter(kept -> kept.encounterId().equals(asked.text(ENCOUNTER)))
                .findFirst()
                .orElseThrow(() -> asked.fault(ResultCode.ENCOUNTER_UNKNOWN, ENCOUNTER, asked.text(ENCOUNTER)));
        final String settlementId = asked.text("setl_id");
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        final ArrayNode rows = reply.putArray("lines");
        for (final EncounterLine line : source.lines(encounter.lastSequence())) {
            if (settlementId.isEmpty() || settlementId.equals(Long.toString(line.settlementId()))) {
                put(rows.addObject(), encounter, line);
            }
        }
        if (rows.size() > LINES_MAX) {
            throw asked.fault(ResultCode.ANSWER_TOO_LONG, ENCOUNTER, Integer.toString(rows.size()));
        }
        return DeskAnswer.of(reply);
    }

    /** 慢特病用药记录 (5205). */
    DeskAnswer chronicDrugs(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final AskedPeriod period = AskedPeriod.of(asked);
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        final ArrayNode rows = reply.putArray("lines");
        for (final Encounter encounter : persons.encounters(request.institution(), asked.text("psn_no"))) {
            if (encounter.medicalType().startsWith(CHRONIC)) {
                for (final EncounterLine line : source.lines(encounter.lastSequence())) {
                    if (line.settlementId() != 0 && isDrug(line.item()) && period.holds(day(line.item()))) {
                        put(rows.addObject(), encounter, line);
                    }
                }
            }
        }
        if (rows.size() > LINES_MAX) {
            throw asked.fault(ResultCode.ANSWER_TOO_LONG, "endtime", Integer.toString(rows.size()));
        }
        return DeskAnswer.of(reply);
    }

    private static boolean isDrug(final Item item) {
        return DRUGS.contains(item.feeCategory());
    }

    /** {@code null} of a line without one. */
    private static LocalDate day(final Item item) {
        return item.feeDay() == EncounterLine.NONE ? null : LocalDate.ofEpochDay(item.feeDay());
    }

    private static void put(final ObjectNode row, final Encounter encounter, final EncounterLine line) {
        row.put(ENCOUNTER, encounter.encounterId())
                .put("setl_id", line.settlementId() == 0 ? "" : Long.toString(line.settlementId()))
                .put("feedetl_sn", line.number())
                .put("med_type", encounter.medicalType())
                .put("cnt", Decimals.format(line.quantityE4(), Decimals.QUANTITY_SCALE));
        put(row, line.item());
        put(row, line.amounts());
    }

    private static void put(final ObjectNode row, final Item item) {
        row.put("pric", Decimals.format(item.unitPriceMicro(), Decimals.PRICE_SCALE))
                .put("pric_uplmt_amt", known(item.priceLimitMicro(), Decimals.PRICE_SCALE))
                .put("selfpay_prop", Decimals.format(item.firstSelfPayBp(), Decimals.RATIO_SCALE))
                .put("chrgitm_lv", "0" + item.itemClass().value())
                .put("med_list_codg", item.code())
                .put("med_chrgitm_type", item.feeCategory())
                .put("hosp_appr_flag", Integer.toString(item.approval()))
                .put(
                        "fee_ocur_time",
                        item.feeDay() == EncounterLine.NONE ? "" : LocalDate.ofEpochDay(item.feeDay()) + " 00:00:00");
    }

    private static void put(final ObjectNode row, final Amounts amounts) {
        row.put("det_item_fee_sumamt", Fen.format(amounts.totalFen()))
                .put("fulamt_ownpay_amt", Fen.format(amounts.ownPayFen()))
                .put("overlmt_amt", Fen.format(amounts.overLimitFen()))
                .put("preselfpay_amt", Fen.format(amounts.preSelfPayFen()))
                .put("inscp_scp_amt", Fen.format(amounts.inScopeFen()));
    }

    private static String known(final long value, final int scale) {
        return value == EncounterLine.NONE ? "" : Decimals.format(value, scale);
    }
}
