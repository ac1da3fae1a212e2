package io.yidi.gateway.national.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.file.DeskFileTable.DeskFile;
import io.yidi.gateway.national.file.TabFileWriter;
import io.yidi.gateway.national.message.MessageTimes;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.reconcile.StatementComparison.ResultRow;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.StatementRow;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** 对明细账 (3202): compares a file of rows with those that stand here, and leaves a file of verdicts to be fetched. */
final class DetailsHandler implements DeskHandler {

    private static final String NUMBER = "file_qury_no";
    private static final String NAME = "stmt_result_";

    private static final int RESULT_BYTES_MAX = 8 * 1024 * 1024;

    private final StatementSource source;
    private final PlaceTable places;
    private final DeskFileTable files;

    DetailsHandler(final StatementSource source, final PlaceTable places, final DeskFileTable files) {
        this.source = source;
        this.places = places;
        this.files = files;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final String institution = request.institution();
        final StatementPeriod period = StatementPeriod.of(asked);
        final String given = asked.text(NUMBER);
        final DeskFile uploaded =
                files.find(given, institution).orElseThrow(() -> asked.fault(ResultCode.FILE_UNKNOWN, NUMBER, given));
        final List<UploadedRow> theirs = rows(asked, uploaded);
        StatedTotals.requireOf(asked, theirs);
        final List<StatementRow> ours = source.rows(
                asked,
                institution,
                period,
                group -> ClearingOffice.clears(asked.text("setl_optins"), group.carePlace()));
        final int digits = places.resultDigitsOf(institution);
        final byte[] results = written(NAME + given + ".txt", StatementComparison.of(theirs, ours), digits);
        if (results.length > RESULT_BYTES_MAX) {
            throw asked.fault(ResultCode.STATEMENT_PERIOD_WRONG, "stmt_enddate", asked.text("stmt_enddate"));
        }
        return kept(institution, NAME + given + ".zip", results);
    }

    private DeskAnswer kept(final String institution, final String name, final byte[] results) {
        final String number = files.keep(institution, name, results);
        final DeskFile file = files.find(number, institution).orElseThrow();
        return DeskAnswer.of(JsonNodeFactory.instance
                .objectNode()
                .put(NUMBER, number)
                .put("filename", name)
                .put("dld_endtime", MessageTimes.readable(file.untilEpochMs())));
    }

    private static byte[] written(final String name, final List<ResultRow> rows, final int digits) throws IOException {
        try (TabFileWriter file = new TabFileWriter(name)) {
            for (final ResultRow row : rows) {
                file.row(row.columns(digits));
            }
            return file.end();
        }
    }

    private static List<UploadedRow> rows(final InputNodes.Row asked, final DeskFile uploaded)
            throws InputFaultException {
        try {
            return UploadedFileReader.read(uploaded.content());
        } catch (final IOException | IllegalArgumentException unreadable) {
            throw asked.fault(
                    ResultCode.FILE_UNREADABLE, NUMBER, Objects.requireNonNullElse(unreadable.getMessage(), "zip"));
        }
    }
}
