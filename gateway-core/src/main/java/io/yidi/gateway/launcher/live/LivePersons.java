package io.yidi.gateway.launcher.live;

import io.yidi.gateway.national.person.PersonSource;
import io.yidi.gateway.policy.plane.Accumulation;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.AccumulationListDecoder;
import io.yidi.gateway.record.sbe.EncounterListDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.transport.GatewayTransport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** 运行中人员查询: brings questions about persons and encounters to the core thread, unrecorded. One thread. */
public final class LivePersons implements PersonSource {

    private static final long ANSWER_SECONDS = 10;
    private static final int ENCOUNTERS_MAX = 200;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EncounterListDecoder list = new EncounterListDecoder();
    private final AccumulationListDecoder accumulations = new AccumulationListDecoder();
    private final InsuranceReader insurances = new InsuranceReader();
    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings inquiries to the core thread
     */
    public LivePersons(final GatewayTransport transport) {
        this.transport = transport;
    }

    @Override
    public List<Insurance> insurances(final String personNo) {
        if (!InsuranceReader.isNumber(personNo)) {
            return List.of();
        }
        return insurances.read(ask(InsuranceReader.question(personNo)));
    }

    @Override
    public List<Encounter> encounters(final String institutionCode, final String personNo) {
        final List<Encounter> encounters = new ArrayList<>();
        if (!personNo.isEmpty() && !InsuranceReader.isNumber(personNo)) {
            return encounters;
        }
        int from = 0;
        do {
            final int next = from;
            list.wrapAndApplyHeader(
                    ask((writer, target) -> writer.listEncounters(target, institutionCode, personNo, next)), 0, header);
            from = list.next();
            for (final EncounterListDecoder.EncountersDecoder row : list.encounters()) {
                encounters.add(encounter(row));
            }
        } while (from != 0 && encounters.size() < ENCOUNTERS_MAX);
        return encounters;
    }

    @Override
    public AccumulatedYear accumulated(final String personNo, final LocalDate day) {
        final int epochDay = day == null ? ControlCommandWriter.BUSINESS_DAY : (int) day.toEpochDay();
        final String asked = InsuranceReader.isNumber(personNo) ? personNo : "";
        accumulations.wrapAndApplyHeader(
                ask((writer, target) -> writer.askAccumulations(target, asked, epochDay)), 0, header);
        final LocalDate asOf = LocalDate.ofEpochDay(accumulations.businessDay());
        final List<Accumulated> rows = new ArrayList<>();
        for (final AccumulationListDecoder.AccumulationsDecoder row : accumulations.accumulations()) {
            rows.add(new Accumulated(
                    Integer.toString(row.insuranceType()),
                    row.benefitYear(),
                    Accumulation.Kind.values()[row.kind()],
                    row.fundCode(),
                    row.value()));
        }
        return new AccumulatedYear(asOf, rows);
    }

    private static Encounter encounter(final EncounterListDecoder.EncountersDecoder row) {
        return new Encounter(
                Long.toString(row.encounterId()),
                row.personNo(),
                Integer.toString(row.insuranceType()),
                row.insuredPlace(),
                row.carePlace(),
                row.medicalType(),
                row.diagnosisCode(),
                row.diseaseCode(),
                day(row.firstDay()),
                day(row.lastDay()),
                row.stay() != 0,
                row.lastSequence());
    }

    private static LocalDate day(final int epochDay) {
        return epochDay == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(epochDay);
    }

    private DirectBuffer ask(final ControlCommand.Form form) {
        return ask(new ControlCommand(form));
    }

    private DirectBuffer ask(final ControlCommand question) {
        return question.send(transport)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
