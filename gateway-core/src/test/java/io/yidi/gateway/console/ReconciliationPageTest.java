package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.AdminStream;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.reconciled.ReconciledDays;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** BJ-35a, BJ-35d: what operators see of a day that was compared; in a real Chromium where there is one. */
class ReconciliationPageTest {

    private static final String BALANCED = "2026-11-18";
    private static final String DIFFERENT = "2026-11-19";
    private static final String DAMAGED = "2026-11-20";
    private static final String ABSENT = "2026-11-21";
    private static final String INSTITUTION = "H11010500001";

    @TempDir
    private static Path folder;

    private static AdminServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        final ReconciledFiles files = new ReconciledFiles(folder);
        files.write(ReconciledDays.day(BALANCED, 2, 0));
        files.write(ReconciledDays.day(DIFFERENT, 12, 450));
        files.write(ReconciledDays.day(DAMAGED, 1, 0));
        Files.writeString(folder.resolve("reconciliation").resolve(DAMAGED).resolve("result.json"), "{\"format\":1,");
        server = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new AdminOffer(
                        () -> null,
                        new ReconciliationTables(folder).routes(),
                        ConsolePages.SHIPPED,
                        ConsolePages.POLICY,
                        new AdminStream("/console/api/live", () -> "{}")));
        if (Browser.isInstalled()) {
            browser = new Browser(server.address(), folder.resolve("profile"));
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    private static void requireBrowser() {
        assumeTrue(browser != null, "skipped: no Chromium here; samples/install-chromium.sh installs one");
    }

    @ParameterizedTest
    @ValueSource(strings = {BALANCED, DIFFERENT, DAMAGED, ABSENT})
    void shouldShowEachKindOfDayInBothLanguagesToEverybody(final String day) {
        requireBrowser();
        for (final String language : List.of("zh", "en")) {
            for (final String scheme : List.of("dark", "light")) {
                browser.prefer(scheme);
                browser.open("reconciliation?day=" + day, language);
                browser.await(() -> browser.has("main .panel") || browser.has("main pre"));
                assertEquals(List.of(), browser.barriers(), day + ' ' + language + ' ' + scheme);
            }
            assertEquals(List.of(), browser.complaints(), day);
        }
        assertEquals(List.of(), browser.askedElsewhere());
    }

    @Test
    void shouldLeadDownLevelByLevelByKeyboardAndToTheSettlement() {
        requireBrowser();
        browser.open("reconciliation", "en");
        browser.find("nav.links a[href$='" + DIFFERENT + "']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.text("main").contains("not balanced"));
        browser.find("td a[href$='institution=" + INSTITUTION + "']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.has("td a[href$='insured_place=120000']"));
        browser.find("td a[href$='insured_place=120000']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.has("td a[href$='insurance_type=310']"));
        browser.find("td a[href$='insurance_type=310']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.text("main").contains("11 visits"));
        browser.await(() -> browser.text("main").contains("amounts differ"));
        assertTrue(browser.text("tbody").contains("≠ 1 004.51"), browser.text("tbody"));
        assertTrue(browser.has("a[href='#/transactions?setl_id=70001']"), "known here, so it can be explained");
        assertTrue(!browser.has("a[href='#/transactions?setl_id=70003']"), "unknown here");
        browser.run("document.querySelectorAll('main button')[1].click()");
        browser.await(() -> browser.text("main").contains("70201"));
    }

    @Test
    void shouldSayWhichCommandMakesWhatIsNotThere() throws IOException {
        assertEquals("ABSENT", get("reconciliation?day=" + ABSENT).path("state").asText());
        requireBrowser();
        browser.open("reconciliation?day=" + ABSENT, "en");
        browser.await(() -> browser.text("main pre").contains("./yidi recon run --data data --date " + ABSENT));
    }

    @Test
    void shouldTellADamagedFileAndGoOn() throws IOException {
        final JsonNode damaged = get("reconciliation?day=" + DAMAGED);
        assertEquals("DAMAGED", damaged.path("state").asText());
        assertTrue(damaged.path("found").asText().contains("expected what a reconciliation leaves"), damaged::toString);
        assertEquals("DAMAGED", get("differences?day=" + DAMAGED).path("state").asText());
        assertEquals(
                "READY", get("reconciliation?day=" + BALANCED).path("state").asText());
    }

    @Test
    void shouldHandOutAmountsAsTextAndDifferencesPieceByPiece() throws IOException {
        final JsonNode day = get("reconciliation?day=" + DIFFERENT + "&institution=" + INSTITUTION);
        assertEquals("insured_place", day.path("level").asText());
        assertEquals(2, day.path("rows").size());
        assertTrue(day.at("/rows/0/gateway/total").asText().matches("\\d+\\.\\d\\d"), day::toString);
        assertEquals(450, day.at("/sum/differences").asInt());
        assertEquals("DIFFERENT", day.at("/batches/0/state").asText());
        final JsonNode last = get("differences?day=" + DIFFERENT + "&after=400");
        assertEquals(50, last.path("rows").size());
        assertEquals("70401", last.at("/rows/0/setl_id").asText());
        assertEquals("amounts differ", last.at("/rows/0/cause/en").asText());
        assertEquals(450, last.path("count").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconciliation", "reconciliation?day=2026-13-01", "differences?day=2026-11-19&after=-1"})
    void shouldSayWhatAQuestionLacks(final String question) throws IOException {
        assertEquals(400, response(question).status());
    }

    private static JsonNode get(final String question) throws IOException {
        final HttpPeer.Response answer = response(question);
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    private static HttpPeer.Response response(final String question) throws IOException {
        try (HttpPeer peer = new HttpPeer(server.address())) {
            peer.sendBytes(("GET /console/api/" + question + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return peer.receive();
        }
    }
}
