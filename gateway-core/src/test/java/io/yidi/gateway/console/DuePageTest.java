package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.AdminStream;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.reconciled.DueCalendar;
import io.yidi.gateway.reconciled.DueCalendar.DueDate;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** BJ-35c, NAT-20a: what operators see of deadlines; in a real Chromium where there is one. */
class DuePageTest {

    private static final long NOW = Instant.parse("2026-10-08T01:00:00Z").toEpochMilli();
    private static final List<DueDate> DATES = List.of(
            new DueDate("DAILY_HOSPITAL", "2026-10-06", "2026-10-07T06:00", "OPEN"),
            new DueDate("DAILY_CITY", "2026-10-06", "2026-10-07T06:00", "DONE"),
            new DueDate("DAILY_CITY", "2026-10-08", "2026-10-09T06:00", "OPEN"),
            new DueDate("MONTH_CONFIRMED", "2026-09-01", "2026-10-21T00:00", "OPEN"),
            new DueDate("MONTH_PAID", "2026-09-01", "2026-10-21T00:00", "NOT_KEPT"));

    @TempDir
    private static Path folder;

    private static AdminServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        final AdminRoute stays =
                new AdminRoute("GET", "/v1/stays/overdue", List.of("limit"), asked -> new AdminAnswer(200, """
                {"business_day":"2026-10-08","total":1,"stays":[{"mdtrt_id":"3","setl_id":"9",
                 "fixmedins_code":"H11010500001","due_day":"2026-10-05","missing_amt":"1200.50"}]}
                """));
        final List<AdminRoute> routes = new ArrayList<>(new ReconciliationTables(folder).routes());
        routes.addAll(List.of(new DueTables(folder, () -> NOW).route(), stays));
        server = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new AdminOffer(
                        () -> null,
                        routes,
                        ConsolePages.SHIPPED,
                        ConsolePages.POLICY,
                        new AdminStream("/console/api/live", () -> "{}")));
        if (Browser.isInstalled()) {
            browser = new Browser(server.address(), folder.resolve("profile"));
        }
    }

    @BeforeEach
    void leaveACalendar() throws IOException {
        new ReconciledFiles(folder)
                .write(new DueCalendar(
                        DueCalendar.FORMAT, "2026-10-06T09:00", DATES, List.of("2026-10-01", "2026-10-04")));
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

    @Test
    void shouldShowTheMonthInBothLanguagesToEverybody() {
        requireBrowser();
        for (final String language : List.of("zh", "en")) {
            for (final String scheme : List.of("dark", "light")) {
                browser.prefer(scheme);
                browser.open("due", language);
                browser.await(() -> browser.has("table.month td.today"));
                assertEquals(List.of(), browser.barriers(), language + ' ' + scheme);
            }
            assertEquals(List.of(), browser.complaints());
        }
        assertEquals(List.of(), browser.askedElsewhere());
    }

    @Test
    void shouldTellByAWordWhatIsLate() {
        requireBrowser();
        browser.open("due", "en");
        browser.await(() -> browser.has("table.month"));
        assertTrue(browser.text("table.month").contains("7\nlate 1"), browser.text("table.month"));
        browser.open("due", "zh");
        browser.await(() -> browser.text("table.month").contains("休"));
        assertTrue(browser.text("table.month").contains("逾期 1"), browser.text("table.month"));
        assertTrue(browser.text("table.month").contains("今日"), browser.text("table.month"));
    }

    @Test
    void shouldGoFromMonthToMonthAndToTheDayByKeyboard() {
        requireBrowser();
        browser.open("due", "en");
        browser.await(() -> browser.has("nav.links a[href$='2026-11']"));
        browser.find("nav.links a[href$='2026-11']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.text("h2").equals("2026-11"));
        browser.find("a[href='#/reconciliation?day=2026-10-06']").sendKeys(Keys.ENTER);
        browser.await(() -> browser.text("h1").equals("Reconciliation"));
    }

    @Test
    void shouldListStaysOnlyWhenAsked() {
        requireBrowser();
        browser.open("due", "en");
        browser.await(() -> browser.has("#stays"));
        browser.find("#stays").sendKeys(Keys.ENTER);
        browser.await(() -> browser.text("main").contains("1 200.50"));
        assertTrue(browser.has("a[href='#/transactions?setl_id=9']"));
    }

    @Test
    void shouldSayWhichCommandLooksAndTellADamagedFile() throws IOException {
        final Path file = folder.resolve("reconciliation/due.json");
        Files.writeString(file, Files.readString(file).replace("2026-10-07T06:00", "tomorrow"));
        assertEquals("DAMAGED", get().path("state").asText());
        Files.delete(file);
        assertEquals("ABSENT", get().path("state").asText());
        requireBrowser();
        browser.open("due", "zh");
        browser.await(() -> browser.text("main pre").contains("./yidi recon due"));
    }

    private static JsonNode get() throws IOException {
        try (HttpPeer peer = new HttpPeer(server.address())) {
            return peer.send(HttpPeer.request("GET", "/console/api/due")).json();
        }
    }
}
