package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests by chance: every field as its table says, in all the shapes that clients send; and damaged ones. */
final class RequestMaker {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Charset GBK = Charset.forName("GBK");

    private final TransactionTable transactions = TransactionTable.load();
    private final Map<String, CodeTable> codes = CodeTable.load();
    private final Random random;

    RequestMaker(final long seed) {
        random = new Random(seed);
    }

    boolean chance(final int ofHundred) {
        return random.nextInt(100) < ofHundred;
    }

    <T> T oneOf(final List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** A document in UTF-8 or GBK. */
    byte[] body(final String infno, final boolean isGbk) {
        final String document = document(infno);
        return document.getBytes(isGbk ? GBK : StandardCharsets.UTF_8);
    }

    /** The same with a few other bytes. */
    byte[] damaged(final byte[] sound) {
        final byte[] damaged = sound.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] = sound[random.nextInt(sound.length)];
        }
        return damaged;
    }

    private String document(final String infno) {
        final TransactionRow transaction = transactions.find(infno);
        final ObjectNode envelope = MAPPER.createObjectNode()
                .put("infno", infno)
                .put("msgid", "M" + random.nextInt(1_000_000))
                .put("insuplc_admdvs", oneOf(List.of("910100", "110105", " 930100 ")))
                .put("mdtrtarea_admvs", oneOf(List.of("110105", "130100")))
                .put("opter_name", "收费员\\\"\uD83D\uDE00")
                .put(chance(90) ? "fixmedins_code" : "medins_code", SettleFrame.INSTITUTION);
        if (chance(70)) {
            envelope.put("inf_time", "2026-11-22 08:30:" + (10 + random.nextInt(50)));
        }
        final ObjectNode input = MAPPER.createObjectNode();
        for (final NodeTable node : transaction.inputs()) {
            if (!node.isEnvelope()) {
                putNode(node, input);
            }
        }
        if (chance(20)) {
            input.putArray("expContent")
                    .add(1.5)
                    .addNull()
                    .add(true)
                    .addObject()
                    .put("a", "b");
        }
        final String name = chance(90) ? "input" : "Input";
        if (chance(20)) {
            envelope.put(name, input.toString());
        } else {
            envelope.set(name, input);
        }
        return chance(30) ? envelope.toPrettyString() : envelope.toString();
    }

    private void putNode(final NodeTable node, final ObjectNode input) {
        final int count = node.isList() ? 1 + random.nextInt(4) : 1;
        final ObjectNode first = row(node);
        if (count == 1 && chance(70)) {
            input.set(node.name(), first);
            return;
        }
        final ArrayNode rows = input.putArray(node.name()).add(first);
        for (int i = 1; i < count; i++) {
            final ObjectNode row = row(node);
            for (final String common : List.of("psn_no", "mdtrt_id", "chrg_bchno", "dise_codg")) {
                if (first.has(common) && chance(99)) {
                    row.set(common, first.get(common));
                } else {
                    row.remove(common);
                }
            }
            rows.add(row);
        }
    }

    private ObjectNode row(final NodeTable node) {
        final ObjectNode row = MAPPER.createObjectNode();
        final boolean isReturn = node.name().equals("feedetail") && chance(20);
        for (final FieldRow field : node.fields()) {
            if (chance(field.isRequired() ? 99 : 40) || isReturn && field.name().equals("init_feedetl_sn")) {
                putField(field, isReturn, row);
            }
        }
        if (chance(10)) {
            row.put("unknown", "不认识");
        }
        return row;
    }

    private void putField(final FieldRow field, final boolean isReturn, final ObjectNode row) {
        final String value = value(field, isReturn);
        final boolean isNumber = value.matches("0|-?[1-9]\\d{0,8}|-?(0|[1-9]\\d{0,8})\\.\\d+");
        if (isNumber && chance(40)) {
            row.put(field.name(), new BigDecimal(value));
        } else if (chance(2)) {
            row.putNull(field.name());
        } else {
            row.put(field.name(), chance(5) ? " " + value + "\t" : value);
        }
    }

    private String value(final FieldRow field, final boolean isReturn) {
        if (codes.containsKey(field.codeTable())) {
            return chance(99)
                    ? oneOf(List.copyOf(codes.get(field.codeTable()).labels().keySet()))
                    : "none";
        }
        return switch (field.type()) {
            case NUMBER -> (isReturn ? "-" : "") + number();
            case DATE -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            case TIME -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + " 08:30:00";
            default -> text(field);
        };
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> "0";
            case 1 -> random.nextInt(10_000) + ".00";
            case 2 -> random.nextInt(10_000) + "." + random.nextInt(10) + "0000000";
            default -> random.nextInt(10_000) + "." + (10 + random.nextInt(90));
        };
    }

    private String text(final FieldRow field) {
        return switch (field.name()) {
            case "med_list_codg" -> oneOf(List.of("XA01", "F001", "BED", "Z999"));
            case "mdtrt_id", "setl_id" -> Integer.toString(1 + random.nextInt(1_000_000));
            case "oinfno" -> oneOf(List.of("2207", "2207A", "2304"));
            case "hosp_lv" -> Integer.toString(1 + random.nextInt(3));
            default -> field.value().isEmpty() && chance(30) ? "心内科" : "K" + random.nextInt(100_000);
        };
    }
}
