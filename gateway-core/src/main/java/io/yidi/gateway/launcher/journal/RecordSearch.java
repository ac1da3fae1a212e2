package io.yidi.gateway.launcher.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.journal.JournalPoint;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.journal.RecoveryStart;
import io.yidi.gateway.journal.StartSearch;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * 流水查找: requests of a day by what is known of them, read from the journal beside its writer. At most
 * {@link #RECORDS_MAX} records are looked at and {@link #ROWS_MAX} told; the answer says where it ended. Numbers of
 * people are masked. One thread.
 */
public final class RecordSearch {

    /** Most records looked at for one question. */
    public static final long RECORDS_MAX = 500_000;

    /** Most requests told. */
    public static final int ROWS_MAX = 100;

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int PERSON_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.personNoEncodingOffset();
    private static final List<String> COMMAND_FIELDS =
            List.of("infno", "msgid", "fixmedins_code", "psn_no", "insuplc_admdvs", "mdtrtarea_admvs", "medfee_sumamt");
    private static final List<String> REPLY_FIELDS =
            List.of("result", "code", "setl_id", "fund_pay_sumamt", "psn_cash_pay");

    private final JsonMapper mapper = new JsonMapper();
    private final JournalFiles files;
    private final LongSupplier durableSequence;

    /**
     * 条件: what is known; what is empty matters not.
     *
     * @param day on which it was decided, in China
     * @param after sequence behind which to look on; 0 for the beginning of the day
     * @param institution {@code fixmedins_code}
     * @param msgId of the request
     * @param personEnd last four characters of the person's number
     */
    public record Question(LocalDate day, long after, String institution, String msgId, String personEnd) {}

    /**
     * Prepares.
     *
     * @param files of the journal
     * @param durableSequence up to where it is durable; any thread
     */
    public RecordSearch(final JournalFiles files, final LongSupplier durableSequence) {
        this.files = files;
        this.durableSequence = durableSequence;
    }

    /**
     * Looks.
     *
     * @param question what is known
     * @return JSON: {@code rows}, {@code looked_up_to}, and whether that {@code is_all} of the day
     * @throws IOException if the journal cannot be read
     */
    public String find(final Question question) throws IOException {
        final long beginNs =
                TimeUnit.SECONDS.toNanos(question.day().atStartOfDay().toEpochSecond(CHINA));
        final RecoveryStart start = StartSearch.since(files, beginNs);
        final long first = Math.max(
                question.after(), start.point().map(JournalPoint::sequence).orElse(0L));
        final long last = Math.min(durableSequence.getAsLong(), first + RECORDS_MAX);
        final Found found = new Found(question, beginNs, beginNs + TimeUnit.DAYS.toNanos(1));
        if (last > first) {
            new JournalReader(files, start).readUpTo(last, found);
        }
        return found.json(last);
    }

    /** 所得: collects what fits. */
    private final class Found implements RecordVisitor {

        private final RecordBodyFlyweight body = new RecordBodyFlyweight();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final RecordJsonWriter writer = new RecordJsonWriter();
        private final ArrayNode rows = mapper.createArrayNode();
        private final Question question;
        private final long beginNs;
        private final long endNs;
        private long lastTold;
        private boolean isPast;

        private Found(final Question question, final long beginNs, final long endNs) {
            this.question = question;
            this.beginNs = beginNs;
            this.endNs = endNs;
        }

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            isPast |= timestampNs >= endNs;
            final boolean isOfDay = timestampNs >= beginNs && timestampNs < endNs && sequence > question.after();
            if (isOfDay && type != RecordType.CONTROL && rows.size() < ROWS_MAX && fits(buffer, offset)) {
                rows.add(row(writer.write(type, sequence, timestampNs, position, body)));
                lastTold = sequence;
            }
        }

        private boolean fits(final DirectBuffer buffer, final int offset) {
            body.wrap(buffer, offset);
            final int command = body.commandOffset();
            final int key = KeyDescriptor.offsetIn(header.wrap(buffer, command).templateId());
            return key != KeyDescriptor.NO_KEY
                    && isAt(
                            command + key + KeyDescriptor.INSTITUTION_OFFSET,
                            KeyDescriptor.INSTITUTION_LENGTH,
                            question.institution())
                    && isAt(command + key + KeyDescriptor.MSGID_OFFSET, KeyDescriptor.MSGID_LENGTH, question.msgId())
                    && person(command + PERSON_OFFSET).endsWith(question.personEnd());
        }

        private boolean isAt(final int offset, final int capacity, final String wanted) {
            return wanted.isEmpty()
                    || AsciiField.text(body.buffer(), offset, capacity).equals(wanted);
        }

        private String person(final int offset) {
            return question.personEnd().isEmpty()
                    ? ""
                    : AsciiField.text(body.buffer(), offset, SettleRequestDecoder.personNoEncodingLength());
        }

        private ObjectNode row(final String record) {
            try {
                final JsonNode json = mapper.readTree(record);
                final ObjectNode row = mapper.createObjectNode()
                        .put("sequence", json.path("sequence").asText())
                        .put("time", json.path("time").asText());
                COMMAND_FIELDS.forEach(
                        name -> row.put(name, json.path("command").path(name).asText()));
                REPLY_FIELDS.forEach(
                        name -> row.put(name, json.path("reply").path(name).asText()));
                return row;
            } catch (final JsonProcessingException impossible) {
                throw new IllegalStateException("expected a record that was written as JSON", impossible);
            }
        }

        private String json(final long last) {
            final boolean isCut = rows.size() == ROWS_MAX;
            final ObjectNode json = mapper.createObjectNode()
                    .put("looked_up_to", Long.toString(isCut ? lastTold : last))
                    .put("is_all", !isCut && (isPast || last == durableSequence.getAsLong()));
            json.set("rows", rows);
            return json.toString();
        }
    }
}
