package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.JournalPosition;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.NumberMask;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.gateway.record.sbe.ActivateBundleDecoder;
import io.yidi.gateway.record.sbe.CutOverDecoder;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.LoadReferenceDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonWriter;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.time.LocalDate;
import org.agrona.ExpandableArrayBuffer;

/** 记录 JSON: a record as one JSON object, requests and replies spelled as at the JSON door, numbers of people masked. */
final class RecordJsonWriter {

    private static final int TEXT_LENGTH_MAX = 1 << 20;
    private static final int NO_VOUCHER = -1;

    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private final ExpandableArrayBuffer text = new ExpandableArrayBuffer(TEXT_LENGTH_MAX);
    private final RequestJsonWriter requests = new RequestJsonWriter();
    private final ReplyJsonWriter replies = new ReplyJsonWriter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder();
    private final FactsJsonWriter facts = new FactsJsonWriter();

    /** Writes one record; the body is left as it is. */
    String write(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final RecordBodyFlyweight body) {
        final StringBuilder line = new StringBuilder("{\"sequence\":\"")
                .append(sequence)
                .append("\",\"time\":\"")
                .append(RecordTime.text(timestampNs))
                .append("\",\"type\":\"")
                .append(RecordNames.type(type))
                .append("\",\"position\":\"")
                .append(JournalPosition.toString(position))
                .append("\",\"command\":")
                .append(type == RecordType.CONTROL ? control(body) : request(body));
        if (body.replyLength() > 0) {
            line.append(",\"reply\":").append(type == RecordType.CONTROL ? LoadReportJson.of(body) : reply(body));
        }
        if (body.effectsLength() > 0) {
            line.append(",\"effects\":").append(effects(body));
        }
        if (body.factsLength() > 0) {
            line.append(",\"facts\":").append(facts.write(body));
        }
        return line.append('}').toString();
    }

    private String request(final RecordBodyFlyweight body) {
        message.putBytes(0, body.buffer(), body.commandOffset(), body.commandLength());
        final int block = MessageHeaderDecoder.ENCODED_LENGTH;
        NumberMask.apply(
                message,
                block + SettleRequestDecoder.personNoEncodingOffset(),
                SettleRequestDecoder.personNoEncodingLength());
        final int voucherNoOffset = voucherNoOffset(header.wrap(message, 0).templateId());
        if (voucherNoOffset != NO_VOUCHER) {
            NumberMask.apply(message, block + voucherNoOffset, SettleRequestDecoder.voucherNoEncodingLength());
        }
        return utf8(requests.write(message, 0, text, 0));
    }

    private static int voucherNoOffset(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> SettleRequestDecoder.voucherNoEncodingOffset();
            case EncounterRequestDecoder.TEMPLATE_ID -> EncounterRequestDecoder.voucherNoEncodingOffset();
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> EncounterSettleRequestDecoder.voucherNoEncodingOffset();
            default -> NO_VOUCHER;
        };
    }

    private String reply(final RecordBodyFlyweight body) {
        return utf8(replies.write(body.buffer(), body.replyOffset(), text, 0));
    }

    private String utf8(final int length) {
        return text.getStringWithoutLengthUtf8(0, length);
    }

    private String control(final RecordBodyFlyweight body) {
        header.wrap(body.buffer(), body.commandOffset());
        final String name = "{\"name\":\"" + RecordNames.control(header.templateId()) + "\"";
        return switch (header.templateId()) {
            case ActivateBundleDecoder.TEMPLATE_ID ->
                activation(
                        name,
                        new ActivateBundleDecoder().wrapAndApplyHeader(body.buffer(), body.commandOffset(), header));
            case LoadReferenceDecoder.TEMPLATE_ID ->
                name
                        + ",\"file_hash\":\""
                        + new LoadReferenceDecoder()
                                .wrapAndApplyHeader(body.buffer(), body.commandOffset(), header)
                                .fileHash()
                        + "\"}";
            case CutOverDecoder.TEMPLATE_ID ->
                name
                        + ",\"business_day\":\""
                        + LocalDate.ofEpochDay(new CutOverDecoder()
                                .wrapAndApplyHeader(body.buffer(), body.commandOffset(), header)
                                .businessDay())
                        + "\"}";
            default -> name + "}";
        };
    }

    private static String activation(final String name, final ActivateBundleDecoder command) {
        final String waiting = command.fromBusinessDay() == ControlCommandWriter.AT_ONCE
                ? ""
                : ",\"from_business_day\":\"" + LocalDate.ofEpochDay(command.fromBusinessDay()) + "\"";
        return name + ",\"bundle_hash\":\"" + command.bundleHash() + "\"" + waiting + "}";
    }

    /** Contributions to counters, the encounter concerned, or both. */
    private String effects(final RecordBodyFlyweight body) {
        final StringBuilder json = new StringBuilder("{");
        int at = body.effectsOffset();
        if (header.wrap(body.buffer(), at).templateId() == EffectsDecoder.TEMPLATE_ID) {
            appendContributions(body, json);
            at += MessageHeaderDecoder.ENCODED_LENGTH + effects.encodedLength();
        }
        if (at < body.effectsOffset() + body.effectsLength()) {
            json.append(json.length() > 1 ? "," : "");
            appendEncounter(body, at, json);
        }
        return json.append('}').toString();
    }

    private void appendEncounter(final RecordBodyFlyweight body, final int at, final StringBuilder json) {
        encounter.wrapAndApplyHeader(body.buffer(), at, header);
        json.append("\"mdtrt_id\":\"")
                .append(encounter.encounterId())
                .append("\",\"previous_sequence\":\"")
                .append(encounter.previousSequence())
                .append("\",\"bill_bytes\":\"")
                .append(encounter.billLength())
                .append('"');
    }

    private void appendContributions(final RecordBodyFlyweight body, final StringBuilder json) {
        effects.wrapAndApplyHeader(body.buffer(), body.effectsOffset(), header);
        json.append("\"psn_no\":\"")
                .append(NumberMask.text(effects.personNo()))
                .append("\",\"insurance_type\":\"")
                .append(effects.insuranceType())
                .append("\",\"account_fen\":\"")
                .append(effects.accountFen())
                .append("\",\"contributions\":[");
        String separator = "";
        for (final EffectsDecoder.ContributionsDecoder contribution : effects.contributions()) {
            json.append(separator)
                    .append("{\"counter\":\"")
                    .append(contribution.counterId())
                    .append("\",\"period\":\"")
                    .append(contribution.period())
                    .append("\",\"delta\":\"")
                    .append(contribution.delta())
                    .append("\"}");
            separator = ",";
        }
        effects.refundMarks().forEachRemaining(mark -> {});
        json.append(']');
    }
}
