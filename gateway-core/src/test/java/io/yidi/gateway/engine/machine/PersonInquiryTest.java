package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.PLACE;
import static io.yidi.gateway.engine.machine.EncounterScript.VISIT_PLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.EncounterListDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.PersonStandingDecoder;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an institution may ask of persons and of its encounters; asking changes nothing. */
class PersonInquiryTest {

    private static final String HERE = SettleFrame.INSTITUTION;
    private static final String ELSEWHERE = "H11010500002";
    private static final int ROWS_MAX = 200;

    private final EncounterScript his = new EncounterScript();
    private final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
    private final ControlCommandWriter commands = new ControlCommandWriter();

    @Test
    void shouldTellTheInsurancesOfAPerson() {
        his.run().load(person(310, PersonStatus.RETIRED, BenefitStatus.NORMAL, BenefitContext.CIVIL_SERVANT, 12_34));
        his.run().load(person(390, PersonStatus.WORKING, BenefitStatus.PAUSED, 0, 0));

        assertEquals(
                List.of(
                        "310 410802 1960-05-01 " + PersonStatus.RETIRED.prefix() + " NORMAL 0 "
                                + BenefitContext.CIVIL_SERVANT + " 1234",
                        "390 410802 1960-05-01 " + PersonStatus.WORKING.prefix() + " PAUSED 0 0 0"),
                standing("I1"));
        assertEquals(List.of(), standing("I2"));
    }

    /** NAT-28, BJ-N4.2c: suspended on the business day, both days included; an earlier number will do. */
    @ParameterizedTest
    @CsvSource({"2023-06-09, 0", "2023-06-10, 1", "2023-06-20, 1", "2023-06-21, 0"})
    void shouldTellHowAPersonStandsOnTheBusinessDay(final String day, final int suspended) {
        his.run().load(person(310, PersonStatus.WORKING, BenefitStatus.NORMAL, 0, 0));
        his.run()
                .change(rows -> rows.onChange(
                        1,
                        new PersonChangeRow(
                                PersonChangeRow.Kind.SUSPEND,
                                "I1",
                                310,
                                Keys.epochDay("2023-06-10"),
                                Keys.epochDay("2023-06-20"),
                                "")))
                .change(rows ->
                        rows.onChange(1, new PersonChangeRow(PersonChangeRow.Kind.NUMBER, "I1", 310, 0, 0, "I7")));
        his.run().cutOver(day);

        final String expected =
                "310 410802 1960-05-01 " + PersonStatus.WORKING.prefix() + " NORMAL " + suspended + " 0 0";
        assertEquals(List.of(expected), standing("I1"));
        assertEquals(List.of(expected), standing("I7"));
        assertEquals(Keys.epochDay(day), decodedStanding("I1").businessDay());
    }

    @Test
    void shouldListTheEncountersOfAPersonAtTheInstitutionTheLatestFirst() {
        final long visit = his.open(EncounterFrames.register(
                "2201",
                his.next(),
                "V1",
                VISIT_PLACE,
                0,
                request -> request.medicalType("14").diseaseCode("M03900")));
        final long stay = his.open(EncounterFrames.register("2401", his.next(), "V1", VISIT_PLACE));
        open("V1", ELSEWHERE);
        his.register("V2");
        his.act("2402", "V1", stay, DISCHARGED);

        assertEquals(
                List.of(
                        stay + " V1 310 930100 110105 21 I10.x00  2023-03-01 to 2023-03-11, stay 1, record 5",
                        visit + " V1 310 930100 110105 14 I10.x00 M03900 - to -, stay 0, record 1"),
                encounters("V1", 0));
        assertEquals(List.of(), encounters("X", 0));
    }

    @Test
    void shouldListBothInsurancesOfAPerson() {
        his.run().person("V1", 390, VISIT_PLACE);
        final long employee = his.register("V1");
        final long resident = his.open(EncounterFrames.register(
                "2201", his.next(), "V1", VISIT_PLACE, 0, request -> request.insuranceType(390)));

        assertEquals(
                List.of(
                        employee + " V1 310 930100 110105 11 I10.x00  - to -, stay 0, record 1",
                        resident + " V1 390 930100 110105 11 I10.x00  - to -, stay 0, record 2"),
                encounters("V1", 0));
    }

    /** Of somebody whose number is not asked for: who lies here now. */
    @Test
    void shouldListTheStaysThatAreNotOver() {
        final long lying = his.admit("P1");
        his.register("V1");
        open("P2", ELSEWHERE);
        his.act("2402", "P1", his.admit("P1"), DISCHARGED);
        his.settleGiven(his.admit("P1"), DISCHARGED, "100.00");
        final long cancelled = his.admit("P1");
        his.act("2404", "P1", cancelled, EncounterFrames.NO_DAY);

        assertEquals(
                List.of(lying + " P1 310 910100 110105 21 I10.x00  2023-03-01 to -, stay 1, record 1"),
                encounters("", 0));
        assertEquals(0, decodedEncounters("", 0).next());
        assertEquals(List.of(), encounters("", 1));
    }

    @Test
    void shouldAnswerInPortions() {
        for (int stay = 0; stay <= ROWS_MAX; stay++) {
            open("P1", HERE);
        }

        assertEquals(ROWS_MAX, encounters("", 0).size());
        assertEquals(ROWS_MAX, decodedEncounters("", 0).next());
        assertEquals(1, encounters("", ROWS_MAX).size());
        assertEquals(0, decodedEncounters("", ROWS_MAX).next());
        assertEquals(ROWS_MAX, encounters("P1", 0).size());
        assertEquals(0, decodedEncounters("P1", 0).next(), "of a person there are no more portions");
    }

    /** However many encounters there are, a question costs the same. */
    @Test
    void shouldLookAtSoManyRowsAndNoMore() {
        for (int stay = 0; stay < 5_000; stay++) {
            open("P1", ELSEWHERE);
        }
        open("P1", HERE);

        assertEquals(List.of(), encounters("", 0));
        final int next = decodedEncounters("", 0).next();
        assertEquals(4_096, next, "each was looked at twice: whether it is open, and whose it is");
        assertEquals(1, encounters("", next).size());
        assertEquals(List.of(), encounters("P1", 0).stream().skip(1).toList());
    }

    private void open(final String personNo, final String institution) {
        his.open(EncounterFrames.register(
                "2401",
                his.next(),
                personNo,
                personNo.startsWith("V") ? VISIT_PLACE : PLACE,
                0,
                request -> request.institutionCode(institution)));
    }

    private List<String> standing(final String personNo) {
        final List<String> insurances = new ArrayList<>();
        decodedStanding(personNo)
                .insurances()
                .forEachRemaining(row -> insurances.add(row.insuranceType() + " " + row.insuredPlace() + " "
                        + LocalDate.ofEpochDay(row.birthDay()) + " " + row.status() + " "
                        + BenefitStatus.values()[row.benefit()] + " " + row.suspended() + " " + row.personFlags() + " "
                        + row.accountBalanceFen()));
        return insurances;
    }

    private PersonStandingDecoder decodedStanding(final String personNo) {
        final int length = ask(commands.askPerson(inquiry, personNo));
        final PersonStandingDecoder answer = new PersonStandingDecoder()
                .wrapAndApplyHeader(his.run().machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + answer.sbeDecodedLength());
        return answer;
    }

    private List<String> encounters(final String personNo, final int from) {
        final List<String> encounters = new ArrayList<>();
        decodedEncounters(personNo, from)
                .encounters()
                .forEachRemaining(row -> encounters.add(row.encounterId() + " " + row.personNo() + " "
                        + row.insuranceType() + " " + row.insuredPlace() + " " + row.carePlace() + " "
                        + row.medicalType() + " " + row.diagnosisCode() + " " + row.diseaseCode() + " "
                        + day(row.firstDay()) + " to " + day(row.lastDay()) + ", stay " + row.stay() + ", record "
                        + row.lastSequence()));
        return encounters;
    }

    private EncounterListDecoder decodedEncounters(final String personNo, final int from) {
        final int length = ask(commands.listEncounters(inquiry, HERE, personNo, from));
        final EncounterListDecoder answer = new EncounterListDecoder()
                .wrapAndApplyHeader(his.run().machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + answer.sbeDecodedLength());
        return answer;
    }

    private int ask(final int length) {
        final MachineRun run = his.run();
        assertTrue(run.machine().isInquiry(inquiry, 0), () -> "of " + length + " bytes");
        final long hash = run.machine().stateHash();
        final int answered = run.machine().inquire(run.bodies().size() + 1L, inquiry, 0);
        assertEquals(hash, run.machine().stateHash());
        return answered;
    }

    private static String day(final int epochDay) {
        return epochDay == EncounterFrames.NO_DAY
                ? "-"
                : LocalDate.ofEpochDay(epochDay).toString();
    }

    private static PersonRow person(
            final int insuranceType,
            final PersonStatus status,
            final BenefitStatus benefit,
            final int flags,
            final long balanceFen) {
        return new PersonRow(
                "I1",
                insuranceType,
                410_802,
                status,
                Keys.epochDay("1960-05-01"),
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                flags,
                benefit,
                balanceFen);
    }
}
