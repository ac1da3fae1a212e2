package io.yidi.gateway.national;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request of a visit, a stay or a pharmacy means, said in the plainest way: a tree by Jackson, looked up and put
 * together as native JSON. Places are those of {@link NationalHis#PLACES}; hospitals and filings are left out.
 */
final class NationalReference {

    /** Transactions whose meaning is said here. */
    static final List<String> COVERED =
            List.of("2204", "2206", "2207", "2208", "2301", "2303", "2304", "2305", "2101", "2102", "2103", "2601");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .maxNameLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> OF_RETURNS = Set.of("feedetl_sn", "init_feedetl_sn", "cnt", "det_item_fee_sumamt");
    private static final List<String> COMMON = List.of("psn_no", "mdtrt_id", "chrg_bchno", "dise_codg");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final TransactionTable transactions = TransactionTable.load();
    private final Map<String, CodeTable> codes = CodeTable.load();
    private JsonNode envelope;
    private JsonNode input;

    /** The native document, or {@code null} if the request is to be refused. */
    ObjectNode nativeDocument(final byte[] body, final boolean isGbk) {
        try {
            envelope = object(decoded(body, isGbk));
            final TransactionRow transaction = transactions.find(text(envelope, "infno"));
            if (transaction == null
                    || !COVERED.contains(transaction.infno())
                    || text(envelope, "msgid").isEmpty()
                    || institution().isEmpty()) {
                return null;
            }
            final JsonNode given = envelope.has("input") ? envelope.path("input") : envelope.path("Input");
            input = given.isObject()
                    ? given
                    : object(given.isValueNode() ? given.asText().strip() : "");
            return isSound(transaction) ? translated(transaction) : null;
        } catch (final IOException | NumberFormatException refused) {
            return null;
        }
    }

    /** Without a byte order mark that Jackson does not expect in texts. */
    private static String decoded(final byte[] body, final boolean isGbk) throws CharacterCodingException {
        if (!isGbk) {
            try {
                final String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (final CharacterCodingException notUtf8) {
                return Charset.forName("GB18030")
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
            }
        }
        return Charset.forName("GB18030")
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
    }

    private static JsonNode object(final String document) throws IOException {
        final JsonNode read = MAPPER.readTree(document);
        if (!read.isObject()) {
            throw new IOException("expected an object, found " + read.getNodeType());
        }
        return read;
    }

    private boolean isSound(final TransactionRow transaction) {
        for (final NodeTable node : transaction.inputs()) {
            final List<JsonNode> rows = rows(node);
            if (rows.isEmpty() && node.isRequired()) {
                return false;
            }
            for (final JsonNode row : rows) {
                for (final FieldRow field : node.fields()) {
                    final String value = text(row, field.name());
                    final CodeTable table = codes.get(field.codeTable());
                    if (value.isEmpty() ? field.isRequired() : table != null && !isIn(table, value)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isIn(final CodeTable table, final String value) {
        return table.labels().keySet().stream()
                .anyMatch(known -> table.isPrefix() ? value.startsWith(known) : value.equals(known));
    }

    private ObjectNode translated(final TransactionRow transaction) {
        final ObjectNode document = MAPPER.createObjectNode();
        final String sentAt = text(envelope, "inf_time");
        document.put("inf_time", sentAt.isEmpty() ? "1970-01-01 08:00:00" : sentAt)
                .put("fixmedins_code", institution())
                .put("infno", transaction.nativeInfno())
                .put("msgid", text(envelope, "msgid"));
        for (final NodeTable node : transaction.inputs()) {
            final boolean isDone = switch (node.name()) {
                case "feedetail", "drugdetail" -> putLines(node, document);
                default -> putFields(node, document);
            };
            if (!isDone) {
                return null;
            }
        }
        return document;
    }

    private boolean putFields(final NodeTable node, final ObjectNode document) {
        final JsonNode row = rows(node).stream().findFirst().orElse(MissingNode.getInstance());
        for (final FieldRow field : node.fields()) {
            final String value = text(row, field.name());
            switch (field.value()) {
                case "" -> {
                    // Not used.
                }
                case "hosp_lv=@level" -> document.put("hosp_lv", value.isEmpty() ? levelOf(institution()) : value);
                case "oinfno" -> document.put("oinfno", value.replaceFirst("A$", ""));
                default -> put(field, value, document);
            }
        }
        return !document.path("hosp_lv").asText("3").isEmpty();
    }

    private boolean putLines(final NodeTable node, final ObjectNode document) {
        final ArrayNode purchases = MAPPER.createArrayNode();
        final ArrayNode returns = MAPPER.createArrayNode();
        final boolean isPharmacy = node.name().equals("drugdetail");
        final List<JsonNode> rows = rows(node);
        for (final JsonNode row : rows) {
            for (final String name : isPharmacy ? List.<String>of() : COMMON) {
                if (!text(row, name).equals(text(rows.get(0), name))) {
                    return false;
                }
                document.put(name, text(row, name));
            }
            if (isPharmacy && !hasDay(row)) {
                return false;
            }
            final ObjectNode line = MAPPER.createObjectNode();
            for (final FieldRow field : node.fields()) {
                if (!field.value().isEmpty() && !COMMON.contains(field.nativeName())) {
                    put(field, text(row, field.name()), line);
                }
            }
            classify(line);
            if (!isPharmacy && text(row, "cnt").startsWith("-")) {
                returns.add(line.retain(OF_RETURNS));
            } else {
                line.remove("init_feedetl_sn");
                purchases.add(line);
            }
        }
        if (!purchases.isEmpty()) {
            document.set("feedetail", purchases);
        }
        if (!returns.isEmpty()) {
            document.set("retn_feedetail", returns);
        }
        return true;
    }

    /** A day that the native message has no place for is looked at all the same. */
    private static boolean hasDay(final JsonNode row) {
        final String time = text(row, "fee_ocur_time");
        try {
            return LocalDate.parse(time.substring(0, Math.min(10, time.length())))
                            .getYear()
                    >= 0;
        } catch (final DateTimeParseException none) {
            return false;
        }
    }

    /** No care place has a catalogue here. */
    private static void classify(final ObjectNode line) {
        final String stated = line.path("chrgitm_lv").asText();
        final String share = stated.equals("01") ? "0" : stated.equals("03") ? "1" : "";
        if (!line.has("selfpay_prop") && !share.isEmpty()) {
            line.put("selfpay_prop", share);
        }
        line.put("med_chrgitm_type", line.path("med_chrgitm_type").asText("14"));
    }

    private static String levelOf(final String institution) {
        return NationalHis.PLACES.institutions().stream()
                .filter(known -> known.code().equals(institution))
                .map(known -> Integer.toString(known.level()))
                .findFirst()
                .orElse("");
    }

    private static void put(final FieldRow field, final String value, final ObjectNode target) {
        final String given = value.isEmpty() ? field.absentValue() : value;
        if (given.isEmpty()) {
            return;
        }
        final String day = field.isDayOnly() && given.length() > 10 ? given.substring(0, 10) : given;
        final boolean hasZeros = field.type() == FieldType.NUMBER && day.indexOf('.') > 0;
        target.put(field.nativeName(), hasZeros ? day.replaceFirst("0+$", "").replaceFirst("\\.$", "") : day);
    }

    private List<JsonNode> rows(final NodeTable node) {
        final JsonNode found = node.isEnvelope() ? envelope : input.path(node.name());
        final List<JsonNode> rows = new ArrayList<>();
        if (found.isObject()) {
            rows.add(found);
        } else {
            found.forEach(rows::add);
        }
        return node.isList() || rows.isEmpty() ? rows : rows.subList(0, 1);
    }

    private String institution() {
        final String code = text(envelope, "fixmedins_code");
        return code.isEmpty() ? text(envelope, "medins_code") : code;
    }

    private static String text(final JsonNode object, final String name) {
        final JsonNode value = object.path(name);
        if (value.isNumber()) {
            final BigDecimal number = value.decimalValue();
            return Math.abs((long) number.scale()) > 100 ? value.asText() : number.toPlainString();
        }
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }
}
