package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingCourse;
import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** One person insured in Jiaozuo (410800), row 0, and what was filed for it. */
final class FiledPerson {

    static final int INSURED_PLACE = 410_800;

    final PersonTable persons = new PersonTable();
    final FilingTable filings = new FilingTable();
    final FilingCourse course = new FilingCourse(filings);

    FiledPerson() {
        persons.put(new PersonRow(
                "P1",
                310,
                INSURED_PLACE,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                BenefitStatus.NORMAL,
                0));
    }

    /** A filing registered on its first day. */
    FiledPerson file(
            final FilingKind kind,
            final FilingCategory category,
            final int place,
            final int from,
            final int to,
            final CareType careType,
            final String disease,
            final String... hospitals) {
        course.file(
                0,
                new FilingRow(
                        "P1",
                        310,
                        kind,
                        category,
                        FilingBasis.COMMITMENT,
                        false,
                        FilingChannel.WINDOW,
                        place,
                        from,
                        to,
                        from,
                        EnumSet.of(careType),
                        disease,
                        Arrays.stream(hospitals)
                                .map(code -> new FilingRow.Hospital(code, place))
                                .toList()),
                from);
        return this;
    }

    FiledPerson general(final FilingCategory category, final int place, final int from, final int to) {
        return file(FilingKind.GENERAL, category, place, from, to, CareType.INPATIENT, "");
    }

    /** The code of an institution as a message holds it. */
    static UnsafeBuffer institution(final String code) {
        final UnsafeBuffer field = new UnsafeBuffer(new byte[FilingDraft.HOSPITAL_CODE_BYTES]);
        AsciiField.put(field, 0, FilingDraft.HOSPITAL_CODE_BYTES, code);
        return field;
    }

    static List<CareType> care(final CareType... careTypes) {
        return List.of(careTypes);
    }
}
