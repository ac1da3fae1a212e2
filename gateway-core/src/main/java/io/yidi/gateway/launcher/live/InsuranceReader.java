package io.yidi.gateway.launcher.live;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.national.person.PersonSource.Insurance;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.PersonStandingDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** 参保查询: asks the core thread for the insurances of a person, and reads what it answers. One thread. */
final class InsuranceReader {

    private static final int AREA_DIGITS = 6;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PersonStandingDecoder standing = new PersonStandingDecoder();

    /** Whether a text can be a person's number at all; it goes into a field of so many characters. */
    static boolean isNumber(final String text) {
        return text.matches("[!-~]{1,30}");
    }

    /** The question about a person whose number it {@link #isNumber can be}. */
    static ControlCommand question(final String personNo) {
        return new ControlCommand((writer, target) -> writer.askPerson(target, personNo));
    }

    List<Insurance> read(final DirectBuffer answer) {
        standing.wrapAndApplyHeader(answer, 0, header);
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
}
