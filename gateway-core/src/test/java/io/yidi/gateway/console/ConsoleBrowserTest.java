package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.ServerRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * What operators see and do, in a real Chromium before a real gateway; skipped where there is none
 * ({@code samples/install-chromium.sh}). {@code -Dyidi.docs.write=true} keeps a picture of each page.
 */
class ConsoleBrowserTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final String MARKUP = "<img src=x onerror=\"document.title=1\">";

    @TempDir
    private static Path folder;

    private static ServerRun run;
    private static Browser browser;
    private static String settlementId;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Browser.isInstalled(), "skipped: no Chromium here; samples/install-chromium.sh installs one");
        final Path packs = Packs.change(
                Packs.copy(folder.resolve("packs")), "jiaozuo/region.yaml", "zh: 焦作市,", "zh: '" + MARKUP + "',");
        run = new ServerRun(folder, packs, 100);
        post("/v1/reference?name=persons", SAMPLES.resolve("persons.jsonl"));
        settle("beijing-retired-first-stay.json");
        settle("jiaozuo-transfer.json");
        settlementId = settle("critical-illness.json");
        browser = new Browser(run.server().adminAddress(), folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            run.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "overview, .chart canvas",
        "transactions, tbody tr",
        "settlement, tbody tr",
        "policies, tbody tr",
        "errors, tbody tr",
        "quote, textarea"
    })
    void shouldShowEachPageInBothLanguagesToEverybody(final String page, final String shown) throws Exception {
        for (final String language : List.of("zh", "en")) {
            for (final String scheme : List.of("dark", "light")) {
                browser.prefer(scheme);
                browser.open(address(page), language);
                browser.await(() -> browser.has(shown));
                assertEquals(List.of(), browser.barriers(), page + ' ' + language + ' ' + scheme);
            }
            assertEquals(List.of(), browser.complaints(), page);
        }
        assertEquals(List.of(), browser.askedElsewhere());
        assertTrue(browser.askedCount() > 0, "requests are seen at all");
    }

    @Test
    void shouldFillTheOverviewEachSecond() {
        browser.open("overview", "en");
        browser.await(() -> browser.text("dl.tiles").contains("ready"));
        final String before = browser.text("dl.tiles");
        browser.await(() -> !browser.text("dl.tiles").equals(before));
    }

    @Test
    void shouldExplainASettlementInTheChosenLanguage() {
        browser.open("transactions?setl_id=" + settlementId, "en");
        browser.await(() -> browser.text("main").contains("How it came to this"));
        final String english = browser.text("tbody");
        browser.find("#language").click();
        browser.await(() -> browser.text("main").contains("计算过程"));
        assertTrue(!browser.text("tbody").equals(english), "steps are told in the other language");
        assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
    }

    @Test
    void shouldShowHowLongEachStageOfASettlementTook() {
        browser.open("transactions?setl_id=" + settlementId, "en");
        browser.await(() -> browser.text("main").contains("How long it took"));
        final String english = browser.text("main");
        assertTrue(english.contains("waited on the ring"), english);
        assertTrue(Pattern.compile("the whole [0-9 ]+\\.[0-9]").matcher(english).find(), english);
        browser.open("transactions?setl_id=" + settlementId, "zh");
        browser.await(() -> browser.text("main").contains("各阶段用时"));
        final String chinese = browser.text("main");
        assertTrue(Pattern.compile("全程 [0-9 ]+\\.[0-9]").matcher(chinese).find(), chinese);
    }

    @Test
    void shouldLeadFromARequestOfTheDayToItsSettlement() {
        browser.open("transactions", "en");
        browser.await(() -> browser.has("td a[href='#/transactions?setl_id=" + settlementId + "']"));
        assertTrue(browser.text("tbody").contains("*******"), "numbers of people are masked");
        browser.find("td a[href='#/transactions?setl_id=" + settlementId + "']").click();
        browser.await(() -> browser.text("main").contains("How it came to this"));
    }

    @Test
    void shouldBeUsableByKeyboardAlone() {
        browser.open("overview", "en");
        assertEquals("Skip to content", browser.tab());
        assertEquals("Overview", browser.tab());
        assertEquals("Latency", browser.tab());
        assertEquals("Transactions", browser.tab());
        browser.press(Keys.ENTER);
        browser.await(() -> browser.text("h1").equals("Transactions"));
        assertEquals("page", browser.run("return document.activeElement.id"), "the new page has the focus");
        assertEquals("setl_id", browser.tab());
        browser.press(settlementId, Keys.ENTER);
        browser.await(() -> browser.text("main").contains("How it came to this"));
    }

    @Test
    void shouldShowMarkupInNamesAsText() {
        browser.open("policies", "zh");
        browser.await(() -> browser.has("select[name=region]"));
        browser.await(() -> browser.text("select[name=region]").contains(MARKUP));
        assertEquals("政策表 · Yidi 控制台", browser.run("return document.title"));
        assertTrue(!browser.has("main img"));
    }

    @Test
    void shouldTurnNoStringIntoMarkup() {
        browser.open("overview", "en");
        assertEquals(
                "TypeError",
                browser.run("try { document.body.innerHTML = '<b>x</b>' } catch (refused) { return refused.name }"));
        browser.complaints();
    }

    @Test
    void shouldQuoteABillAndSettleNothing() throws Exception {
        final long before = durable();
        browser.open("quote", "en");
        browser.find("form button").click();
        browser.await(() -> browser.text("main").contains("QUOTED"));
        assertTrue(browser.text("main").contains("3 600.00"), browser.text("main"));
        assertEquals(before, durable());
    }

    @Test
    void shouldLeadFromARefusalToItsCode() {
        browser.open("quote", "en");
        browser.run("const it = document.querySelector('textarea'); it.value = it.value.replace('3600.0', '3600.1')");
        browser.find("form button").click();
        browser.await(() -> browser.text("main").contains("YD-"));
        browser.find("a[href^='#/errors?code=']").click();
        browser.await(() -> browser.text("h1").equals("Error catalogue") && browser.has("tbody tr"));
    }

    private static String address(final String page) {
        return page.equals("settlement") ? "transactions?setl_id=" + settlementId : page;
    }

    private static long durable() throws IOException {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.request("GET", "/health"))
                    .json()
                    .path("durableSequence")
                    .asLong();
        }
    }

    private static String settle(final String bill) throws Exception {
        try (HttpPeer peer = run.json()) {
            return peer.send(HttpPeer.post(
                            "/v1/settlements",
                            Files.readAllBytes(SAMPLES.resolve("bills").resolve(bill))))
                    .text("setl_id");
        }
    }

    private static void post(final String path, final Path file) throws IOException {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            assertEquals(
                    200,
                    peer.send(HttpPeer.post(path, Files.readAllBytes(file))).status());
        }
    }
}
