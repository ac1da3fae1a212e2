package io.yidi.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.launcher.GatewayServer;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.configuration.LogConfiguration;
import io.yidi.gateway.launcher.configuration.MetricsConfiguration;
import io.yidi.gateway.launcher.explain.DataExplainer;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.signature.SignatureConfiguration;
import io.yidi.gateway.pipeline.ThreadConfiguration;
import io.yidi.gateway.transport.LoopConfiguration;
import io.yidi.gateway.transport.tls.TlsConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example region as its page tells it: packs, data files, bills, amounts worked out by hand, live changes. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
final class WalkthroughSystemTest {

    private static final Path PAGE = Path.of("..", "docs", "policy", "walkthrough.md");
    private static final Path EXAMPLE = PAGE.resolveSibling("example");
    private static final Pattern BILL_ROW =
            Pattern.compile("(?m)^\\| \\[\\d]\\(example/(bills/[^)]+)\\) \\| (.+) \\|$");
    private static final Pattern QUOTE_ROW = Pattern.compile("(?m)^\\| (?:before|after) \\| (.+) \\|$");
    private static final Pattern CHANGE = Pattern.compile("(?s)```diff\\n(.+?)```");
    private static final int FUND_COLUMNS = 3;
    private static final int SEGMENT_BYTES = 1 << 20;

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void shouldSettleTheBillsOfThePageAsItsPencilSays() throws Exception {
        final List<MatchResult> rows = BILL_ROW.matcher(page()).results().toList();
        assertEquals(8, rows.size(), "bills of the page");
        final List<Long> settlements = new ArrayList<>();
        try (GatewayServer gateway = start();
                JsonDoorClient door = new JsonDoorClient(gateway.jsonAddress())) {
            for (final MatchResult row : rows) {
                final JsonNode answer = door.settle(bill(row.group(1)));
                assertEquals("SETTLED", answer.path("result").textValue(), answer::toString);
                assertEquals(row.group(2), columns(answer), row.group(1));
                assertEquals("1", answer.path("illustrative").textValue(), row.group(1));
                settlements.add(answer.path("setl_id").asLong());
            }
        }
        for (final long settlement : settlements) {
            assertEquals(List.of(), explainer().explain(settlement).differences());
        }
    }

    @Test
    void shouldTakeInThePersonAndTheFigureThatThePageChangesWhileItRuns() throws Exception {
        final List<MatchResult> rows = QUOTE_ROW.matcher(page()).results().toList();
        try (GatewayServer gateway = start();
                JsonDoorClient door = new JsonDoorClient(gateway.jsonAddress())) {
            final JsonNode quote = bill("bills/9-quote.json");
            assertEquals("YD-3001", door.quote(quote).path("code").textValue());

            final JsonNode load =
                    post(gateway, "/v1/reference?name=later.jsonl", EXAMPLE.resolve("reference/later.jsonl"));
            assertEquals(2, load.path("rows").asInt(), load::toString);
            assertEquals(rows.get(0).group(1), quotedColumns(door.quote(quote)));

            changeThePack();
            final JsonNode activated = post(gateway, "/v1/policy", null);
            assertTrue(activated.path("bundle").isTextual(), activated::toString);
            assertEquals(rows.get(1).group(1), quotedColumns(door.quote(quote)));
            assertEquals(
                    "900.00",
                    door.quote(quoteOf("bills/1-first-stay.json"))
                            .path("act_pay_dedc")
                            .textValue());
        }
    }

    /** The amounts of an answer in the columns of the page. */
    private static String columns(final JsonNode answer) {
        final List<String> cells = new ArrayList<>(List.of(
                answer.path("medfee_sumamt").asText(),
                answer.path("redc_selfpay_amt").asText(),
                answer.path("act_pay_dedc").asText()));
        final JsonNode funds = answer.path("setldetail");
        assertTrue(funds.size() <= FUND_COLUMNS, answer::toString);
        for (int i = 0; i < FUND_COLUMNS; i++) {
            cells.add(funds.has(i) ? funds.path(i).path("fund_payamt").asText() : "–");
        }
        cells.add(answer.path("acct_pay").asText());
        cells.add(answer.path("psn_cash_pay").asText());
        return String.join(" | ", cells);
    }

    private static String quotedColumns(final JsonNode answer) {
        return String.join(
                " | ",
                answer.path("act_pay_dedc").asText(),
                answer.path("setldetail").path(0).path("fund_payamt").asText(),
                answer.path("psn_cash_pay").asText());
    }

    /** Takes the lines with a minus out and puts those with a plus in their place. */
    private void changeThePack() throws IOException {
        final String change =
                CHANGE.matcher(page()).results().findFirst().orElseThrow().group(1);
        final Path file = directory.resolve("packs/lanchuan/employees.yaml");
        final String before = Files.readString(file);
        final String removed = lines(change, "-");
        assertTrue(before.contains(removed), removed);
        Files.writeString(file, before.replace(removed, lines(change, "+")));
    }

    private static String lines(final String change, final String sign) {
        final StringBuilder lines = new StringBuilder();
        change.lines()
                .filter(line -> line.startsWith(sign))
                .forEach(line -> lines.append(line.substring(1)).append('\n'));
        return lines.toString();
    }

    private JsonNode post(final GatewayServer gateway, final String path, final Path body) throws Exception {
        final InetSocketAddress admin = gateway.adminAddress();
        final HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + admin.getHostString() + ":" + admin.getPort() + path))
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofFile(body))
                .build();
        return mapper.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private JsonNode bill(final String name) throws IOException {
        return mapper.readTree(EXAMPLE.resolve(name).toFile());
    }

    private JsonNode quoteOf(final String name) throws IOException {
        return mapper.readTree(Files.readString(EXAMPLE.resolve(name)).replace("\"2304\"", "\"2303\""));
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private DataExplainer explainer() {
        return new DataExplainer(directory.resolve("data"), false);
    }

    private GatewayServer start() throws Exception {
        copyPacks();
        final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        final Path reference = EXAMPLE.resolve("reference");
        return GatewayServer.start(
                new GatewayConfiguration(
                        directory.resolve("data"),
                        directory.resolve("packs"),
                        List.of(reference.resolve("providers.jsonl"), reference.resolve("persons.jsonl")),
                        List.of(reference.resolve("catalogue.jsonl")),
                        anyPort,
                        anyPort,
                        anyPort,
                        NationalConfiguration.NONE,
                        Limits.wide().build(),
                        SEGMENT_BYTES,
                        1_000_000,
                        31,
                        TlsConfiguration.NONE,
                        SignatureConfiguration.NONE,
                        LogConfiguration.STANDARD_ERROR,
                        MetricsConfiguration.USUAL,
                        LoopConfiguration.USUAL,
                        ThreadConfiguration.USUAL),
                failure -> fail("the node failed", failure));
    }

    private void copyPacks() throws IOException {
        final Path source = EXAMPLE.resolve("packs");
        try (Stream<Path> paths = Files.walk(source)) {
            for (final Path path : paths.toList()) {
                final Path target = directory.resolve("packs").resolve(source.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
