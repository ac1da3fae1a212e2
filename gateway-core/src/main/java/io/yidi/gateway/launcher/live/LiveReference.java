package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.reference.ReferenceException;
import io.yidi.gateway.reference.ReferenceFiles;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 运行中读入: {@code POST /v1/reference?name=} takes a file of persons, filings and changes into a gateway that serves.
 * The file is checked and kept under its hash, durable, before a recorded command names it; its rows are read
 * ahead, so that bills wait for no file. The same file again changes nothing.
 *
 * <p>One thread.
 */
public final class LiveReference {

    /** Most rows of one file. */
    static final int ROWS_MAX = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveReference.class);
    private static final long COMMAND_SECONDS = 120;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final JsonMapper mapper = new JsonMapper();
    private final ReferenceFiles files;
    private final GatewayTransport transport;
    private final Set<String> loaded;

    /**
     * Prepares.
     *
     * @param files keeps the files
     * @param transport has commands executed
     * @param loaded hashes of the files taken in so far
     */
    public LiveReference(final ReferenceFiles files, final GatewayTransport transport, final Set<String> loaded) {
        this.files = files;
        this.transport = transport;
        this.loaded = new HashSet<>(loaded);
    }

    /** How it is asked for. */
    public AdminRoute route() {
        return new AdminRoute("POST", "/v1/reference", List.of("name"), Optional.of(files::newIncoming), this::answer);
    }

    private AdminAnswer answer(final AdminRequest request) {
        final Path received = request.body().orElseThrow();
        try {
            return load(received, request.parameter("name", "file"));
        } catch (final ReferenceException unsound) {
            return new AdminAnswer(UNPROCESSABLE, faults(unsound));
        } catch (final CompletionException | IOException unknown) {
            LOG.error("whether a reference file was taken in is not known", unknown);
            return new AdminAnswer(
                    UNAVAILABLE,
                    mapper.createObjectNode()
                            .put("error", "expected an answer of the core thread, found: " + unknown.getMessage())
                            .put("cure", "send the same file again: it is taken in once")
                            .toString());
        } finally {
            files.forget();
            delete(received);
        }
    }

    private AdminAnswer load(final Path received, final String name) throws IOException {
        final String hash = files.keep(received, name, ROWS_MAX);
        final int rows = files.hold(hash, ROWS_MAX);
        if (loaded.contains(hash)) {
            return new AdminAnswer(OK, report(hash, rows, true, new LoadReport(List.of())));
        }
        final LoadReport report =
                LoadReport.of(new ControlCommand((writer, target) -> writer.loadReference(target, hash))
                        .send(transport)
                        .orTimeout(COMMAND_SECONDS, TimeUnit.SECONDS)
                        .join());
        loaded.add(hash);
        LOG.info(
                "reference file {} taken in: {} rows, {} refused, {}",
                name,
                rows,
                report.refused().size(),
                hash);
        report.log(LOG);
        return new AdminAnswer(OK, report(hash, rows, false, report));
    }

    private String report(final String hash, final int rows, final boolean isRepeat, final LoadReport report) {
        final ObjectNode json = mapper.createObjectNode()
                .put("file_hash", hash)
                .put("repeat", isRepeat)
                .put("rows", rows)
                .put("rows_refused", report.refused().size());
        final ArrayNode lines = json.putArray("refused");
        report.refused().forEach(line -> put(lines.addObject().put("line", line.line()), line.code(), line.field()));
        return json.toString();
    }

    private String faults(final ReferenceException unsound) {
        final ObjectNode json =
                mapper.createObjectNode().put("error", "expected a sound file; nothing of it was taken in");
        final ArrayNode faults = json.putArray("faults");
        for (final ReferenceException.LineFault fault : unsound.faults()) {
            put(faults.addObject().put("file", fault.file()).put("line", fault.line()), fault.code(), fault.field())
                    .put("found", fault.found());
        }
        return json.toString();
    }

    private static ObjectNode put(final ObjectNode line, final ResultCode code, final String field) {
        return line.put("field", field)
                .put("code", code.label())
                .put("text", ResultTexts.ZH_CN.text(code))
                .put("text_en", ResultTexts.EN.text(code));
    }

    private static void delete(final Path received) {
        try {
            Files.deleteIfExists(received);
        } catch (final IOException undeletable) {
            LOG.warn("{} could not be deleted: {}", received, undeletable.toString());
        }
    }
}
