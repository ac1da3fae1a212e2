package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;

/** 依据 JSON: the facts of a record as one JSON object; they name nobody. */
final class FactsJsonWriter {

    private static final CareType[] CARE_TYPES = CareType.values();
    private static final PersonStatus[] STATUSES = PersonStatus.values();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FactsDecoder facts = new FactsDecoder();
    private StringBuilder json;

    /** Writes the facts of a record that has some. */
    String write(final RecordBodyFlyweight body) {
        facts.wrapAndApplyHeader(body.buffer(), body.factsOffset(), header);
        json = new StringBuilder("{");
        writeVisit();
        if (facts.registeredPlace() != 0) {
            writePerson();
        }
        put("insutype", facts.insuranceType());
        put("inscp_scp_fen", facts.inScopeFen());
        put("preselfpay_fen", facts.preSelfPayFen());
        put("overlmt_fen", facts.overLimitFen());
        put("ownpay_fen", facts.ownPayFen());
        writeCounters();
        return json.append('}').toString();
    }

    private void writeVisit() {
        put("insured_place", facts.insuredPlace());
        put("care_place", facts.carePlace());
        put("first_day", LocalDate.ofEpochDay(facts.firstDay()));
        put("last_day", LocalDate.ofEpochDay(facts.lastDay()));
        put("care_type", CARE_TYPES[facts.careType()]);
        put("visit", facts.visit());
        put("level", facts.level());
        put("referred_from_level", facts.referredFromLevel());
    }

    private void writePerson() {
        put("registered_place", facts.registeredPlace());
        put("status", STATUSES[facts.status()]);
        put("age", facts.ageYears());
        put("assistance", facts.assistanceClass());
        put("grade", facts.grade());
        put("benefit", facts.benefit());
        put("flags", facts.personFlags());
        put("account_balance_fen", facts.accountBalanceFen());
        put("filed_category", facts.filedCategory());
        put("filed_place", facts.filedPlace());
        put("filed_from", facts.filedFrom());
        put("filed_to", facts.filedTo());
        put("filed_care_types", facts.filedCareTypes());
        put("decision", facts.decision());
        put("category", facts.category());
    }

    private void writeCounters() {
        json.append(",\"counters\":[");
        String separator = "";
        for (final FactsDecoder.CountersDecoder counter : facts.counters()) {
            json.append(separator)
                    .append("{\"counter\":\"")
                    .append(counter.counterId())
                    .append("\",\"period\":\"")
                    .append(counter.period())
                    .append("\",\"value\":\"")
                    .append(counter.value())
                    .append("\"}");
            separator = ",";
        }
        json.append(']');
    }

    private void put(final String name, final Object value) {
        json.append(json.length() == 1 ? "\"" : ",\"")
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"');
    }
}
