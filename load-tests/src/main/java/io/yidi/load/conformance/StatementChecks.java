package io.yidi.load.conformance;

import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.HospitalBooks;
import io.yidi.load.his.HospitalDay;
import io.yidi.load.his.Visit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/** 对账: the statement of the evening. It counts all that the hospital did today, so nobody else may bill for it. */
final class StatementChecks {

    private StatementChecks() {}

    static List<ConformanceCheck> all() {
        return List.of(
                new ConformanceCheck(
                        "statement/whole-day",
                        "3201 agrees with the hospital's books, and 9101, 3202, 9102 find what one side forgot",
                        his -> new HospitalDay(his, Set.of(), new PrintWriter(Writer.nullWriter())).run()),
                new ConformanceCheck(
                        "statement/other-kind",
                        "3201 tells which side has more (1 the platform, 2 the hospital)",
                        StatementChecks::otherKind));
    }

    /** Nobody here has stays (clearing 21), so a hospital that claims one has more. */
    private static void otherKind(final HisSession his) throws IOException {
        final HospitalBooks books = new HospitalBooks();
        final Visit visit = Visit.withLine(his, "10.00");
        books.settled(visit, his.done(visit.settlement("10.00")).path("setlinfo"));
        final String stays = books.totals(his.hospital()).replace("'clr_type':'11'", "'clr_type':'21'");
        final JsonNode result = his.done("3201", stays).path("stmtinfo");
        expect(result.path("stmt_rslt").asText().equals("2"), "stmt_rslt 2", result);
    }
}
