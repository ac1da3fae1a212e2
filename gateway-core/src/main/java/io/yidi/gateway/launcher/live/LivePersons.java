package io.yidi.gateway.launcher.live;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.national.person.PersonSource;
import io.yidi.gateway.policy.plane.Accumulation;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.AccumulationListDecoder;
import io.yidi.gateway.record.sbe.EncounterListDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.PersonStandingDecoder;
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
    private static final int AREA_DIGITS = 6;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PersonStandingDecoder standing = new PersonStandingDecoder();
    private final EncounterListDecoder list = new EncounterListDecoder();
    private final AccumulationListDecoder accumulations = new AccumulationListDecoder();
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
        if (!isNumber(personNo)) {
            return List.of();
        }
        standing.wrapAndApplyHeader(ask((writer, target) -> writer.askPerson(target, personNo)), 0, header);
        final LocalDate asOf = LocalDate.ofEpochDay(standing.businessDay());
        final List<Insurance> insurances = new ArrayList<>();
        for (final PersonStandingDecoder.InsurancesDecoder row : standing.insurances()) {
            insurances.add(new Insurance(
                    Integer.toString(row.insuranceType()),
                    area(row.insuredPlace()),
                    LocalDate.ofEpochDay(row.birthDay()),
                    Integer.toString(row.status()),
                    code(BenefitStatus.values()[row.benefit()]),
                    row.suspended() != 0,
                    (row.personFlags() & BenefitContext.CIVIL_SERVANT) != 0,
                    row.accountBalanceFen(),
                    asOf));
        }
        return insurances;
    }

    @Override
    public List<Encounter> encounters(final String institutionCode, final String personNo) {
        final List<Encounter> encounters = new ArrayList<>();
        if (!personNo.isEmpty() && !isNumber(personNo)) {
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
        final String asked = isNumber(personNo) ? personNo : "";
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

    private static String code(final BenefitStatus benefit) {
        return switch (benefit) {
            case NORMAL -> "1";
            case PAUSED -> "2";
            case TERMINATED -> "4";
        };
    }

    private static String area(final int number) {
        final String digits = Integer.toString(number);
        return "0".repeat(AREA_DIGITS - digits.length()) + digits;
    }

    /** Whether a text can be a person's number at all; it goes into a field of so many characters. */
    private static boolean isNumber(final String text) {
        return text.matches("[!-~]{1,30}");
    }

    private DirectBuffer ask(final ControlCommand.Form form) {
        return new ControlCommand(form)
                .send(transport)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
