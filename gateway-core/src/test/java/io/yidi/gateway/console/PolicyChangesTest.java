package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.AdminStream;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What operators see of two bundles that say different things; in a real Chromium where there is one. */
class PolicyChangesTest {

    private static final String STAY = "beijing/employee-inpatient.yaml";

    @TempDir
    private static Path folder;

    private static String before;
    private static String after;
    private static AdminServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        final PolicyBundles bundles = new PolicyBundles(folder);
        before = bundles.compile(Packs.FOLDER);
        after = bundles.compile(changed());
        final List<AdminRoute> routes = new ArrayList<>(new PolicyTables(folder, () -> after).routes());
        routes.add(new PolicyChanges(folder).route());
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

    /** A ratio with a source, one that nobody verified, only what is noted about a source, and one of a care place. */
    private static Path changed() throws Exception {
        final Path packs = Packs.copy(folder.resolve("packs"));
        Packs.change(packs, STAY, "{upTo: 40000.00, ratio: 90%}", "{upTo: 40000.00, ratio: 91%}");
        Packs.change(
                packs,
                STAY,
                "{upTo: 40000.00, ratio: 95%, source: unverified-middle}",
                "{upTo: 40000.00, ratio: 94%, source: unverified-middle}");
        Packs.change(packs, STAY, "note: 跨年度住院按天数分摊到两个年度。", "note: 分摊。");
        return Packs.change(
                packs,
                "care-places/provinces.yaml",
                "{areas: [\"11\"], from: 2023-01-01, trauma: MAY,",
                "{areas: [\"11\"], from: 2023-01-01, trauma: MUST,");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @Test
    void shouldTellWhatChangedByRegionWithSourceAndConfidence() throws Exception {
        final JsonNode found = ask("before=" + before + "&after=" + after).json();
        assertEquals(3, found.path("figures").asInt(), found::toString);
        assertEquals(1, found.path("sources").asInt(), found::toString);
        assertTrue(found.path("is_all").asBoolean());
        assertEquals(2, found.path("regions").size(), found::toString);

        final JsonNode terms = found.at("/regions/0/changes/0");
        assertEquals("", found.at("/regions/0/region").asText());
        assertEquals("trauma MAY MUST", change(terms));

        assertEquals("Beijing", found.at("/regions/1/name_en").asText());
        final JsonNode changes = found.at("/regions/1/changes");
        assertEquals("bands[一级].value[2].ratioBp 95% 94%", change(changes.get(0)));
        assertEquals(false, changes.get(0).path("verified").asBoolean(true));
        assertEquals("bands[三级].value[2].ratioBp 90% 91%", change(changes.get(1)));
        assertEquals(true, changes.get(1).path("verified").asBoolean());
        assertTrue(changes.get(1).path("source").asText().endsWith("[A]"), changes::toString);
        assertEquals(false, changes.get(2).path("figure").asBoolean(true));
    }

    @Test
    void shouldSayThatABundleIsLikeItself() throws Exception {
        final JsonNode found = ask("before=" + before + "&after=" + before).json();
        assertEquals(0, found.path("figures").asInt());
        assertEquals(0, found.path("regions").size());
    }

    @Test
    void shouldRefuseWhatIsNoBundle() throws Exception {
        for (final String question : List.of("", "before=" + before, "before=../rows&after=" + after)) {
            final HttpPeer.Response answer = ask(question);
            assertEquals(400, answer.status(), question);
            assertTrue(answer.text("error").contains("expected the hash of a bundle"), question);
        }
    }

    @Test
    void shouldShowTheChangesInBothLanguagesToEverybody() {
        requireBrowser();
        for (final String language : List.of("zh", "en")) {
            for (final String scheme : List.of("dark", "light")) {
                browser.prefer(scheme);
                browser.open("changes", language);
                browser.await(() -> browser.has("tbody tr"));
                assertEquals(List.of(), browser.barriers(), language + ' ' + scheme);
            }
            assertEquals(List.of(), browser.complaints());
        }
        assertTrue(browser.text("main").contains("Beijing beijing · changes: 2"), browser.text("main"));
        assertTrue(browser.text("main").contains("illustrative"), browser.text("main"));
        assertEquals(List.of(), browser.askedElsewhere());
    }

    @Test
    void shouldChooseByKeyboard() {
        requireBrowser();
        browser.open("changes?before=" + before + "&after=" + after, "en");
        browser.await(() -> browser.has("tbody tr"));
        browser.find("select[name=shown]").sendKeys(Keys.ARROW_DOWN);
        browser.await(() -> browser.text("main").contains("changes: 3"));
        browser.find("select[name=before]").sendKeys(Keys.ARROW_UP);
        browser.await(() -> browser.text("main").contains("Both bundles say the same."));
    }

    private static String change(final JsonNode change) {
        return change.path("path").asText()
                + ' '
                + change.path("before").asText()
                + ' '
                + change.path("after").asText();
    }

    private static HttpPeer.Response ask(final String question) throws Exception {
        try (HttpPeer peer = new HttpPeer(server.address())) {
            return peer.send(HttpPeer.request("GET", "/console/api/policy-changes?" + question));
        }
    }

    private static void requireBrowser() {
        assumeTrue(browser != null, "skipped: no Chromium here; samples/install-chromium.sh installs one");
    }
}
