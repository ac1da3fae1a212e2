package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.docs.DocsPages;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.page.Page;
import io.yidi.protocol.ResultCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of {@code /docs}: served from memory, on their own policy, without a word to any other address. */
class DocsDoorTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src|data-contract)=\"([^\"#]+)[^\"]*\"");
    private static final Pattern ABSOLUTE = Pattern.compile("(?:https?:)?//[a-z]");
    private static final Pattern LOADED_BY_STYLE = Pattern.compile("@import|url\\((?!\"?data:)");

    private static ServerRun run;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        run = new ServerRun(folder, 100);
    }

    @AfterAll
    static void stop() {
        run.close();
        assertTrue(run.failures().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html; charset=UTF-8",
        "/docs/, text/html; charset=UTF-8",
        "/docs/national.html?infno=2207, text/html; charset=UTF-8",
        "/docs/result-codes.html, text/html; charset=UTF-8",
        "/docs/openapi.yaml, application/yaml; charset=UTF-8",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=UTF-8",
        "/docs/swagger-ui.css, text/css; charset=UTF-8",
        "/docs/icon.png, image/png"
    })
    void shouldServeAPageWithItsTypeAndPolicy(final String path, final String contentType) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response page = peer.send(HttpPeer.request("GET", path));
            assertEquals(200, page.status());
            assertEquals(contentType, page.headers().get("content-type"));
            assertTrue(page.headers().get("content-security-policy").startsWith("default-src 'none';"));
            assertEquals("nosniff", page.headers().get("x-content-type-options"));
            assertEquals("no-cache", page.headers().get("cache-control"));
            assertFalse(page.headers().containsKey("transfer-encoding"));
            assertTrue(page.body().length > 0);
        }
    }

    @Test
    void shouldSayThatAKeptCopyIsStillTheSame() throws Exception {
        try (HttpPeer peer = run.json()) {
            final String tag =
                    peer.send(HttpPeer.request("GET", "/docs")).headers().get("etag");
            peer.sendBytes(("GET /docs HTTP/1.1\r\nHost: gateway\r\nIf-None-Match: " + tag + "\r\n\r\n"
                            + "GET /docs/docs.css HTTP/1.1\r\nHost: gateway\r\nIf-None-Match: " + tag + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            final Response same = peer.receiveHead();
            assertEquals(304, same.status());
            assertEquals(tag, same.headers().get("etag"));
            assertEquals(200, peer.receive().status());
        }
    }

    @Test
    void shouldAnswerInTurn() throws Exception {
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(HttpPeer.request("GET", "/docs/swagger-ui-bundle.js"));
            peer.sendBytes(HttpPeer.request("GET", "/v1/transactions/H11010000001/2207/NEVER"));
            peer.sendBytes(HttpPeer.request("GET", "/docs/docs.js"));
            assertTrue(peer.receive().body().length > 1_000_000);
            assertEquals("NOT_FOUND", peer.receive().text("state"));
            assertTrue(new String(peer.receive().body(), StandardCharsets.UTF_8).contains("SwaggerUIBundle("));
        }
    }

    @Test
    void shouldServeNothingElse() throws Exception {
        try (HttpPeer peer = run.json()) {
            for (final String path : List.of("/docs/../docs", "/docs/missing.js", "/docs//openapi.yaml", "/doc")) {
                assertEquals(404, peer.send(HttpPeer.request("GET", path)).status(), path);
            }
            assertEquals(
                    -1,
                    peer.send(HttpPeer.post("/docs", new byte[] {'{', '}'}))
                            .json()
                            .path("infcode")
                            .asInt());
        }
    }

    @Test
    void shouldTellTheSizeOfAPageWithoutSendingIt() throws Exception {
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(HttpPeer.request("HEAD", "/docs/docs.js"));
            assertTrue(Integer.parseInt(peer.receiveHead().headers().get("content-length")) > 0);
            assertEquals(
                    200, peer.send(HttpPeer.request("GET", "/docs/docs.css")).status());
        }
    }

    @Test
    void shouldAskNothingOfAnyOtherAddress() {
        for (final Page page : DocsPages.SHIPPED.all()) {
            final String text = new String(page.content(), StandardCharsets.UTF_8);
            if (page.path().endsWith("swagger-ui.css")) {
                assertFalse(LOADED_BY_STYLE.matcher(text).find(), page.path());
            } else if (!page.path().endsWith("swagger-ui-bundle.js")
                    && !page.path().endsWith(".png")) {
                assertFalse(ABSOLUTE.matcher(text).find(), page.path());
            }
        }
    }

    @Test
    void shouldLinkToWhatIsThere() {
        final Set<String> links = new TreeSet<>();
        for (final Page page : DocsPages.SHIPPED.all()) {
            if (page.contentType().startsWith("text/html")) {
                final Matcher link = LINK.matcher(new String(page.content(), StandardCharsets.UTF_8));
                while (link.find()) {
                    links.add(link.group(1));
                }
            }
        }
        assertTrue(links.contains("/docs/openapi.yaml"));
        links.forEach(link -> assertTrue(DocsPages.SHIPPED.at(link) != null, link));
    }

    @Test
    void shouldExplainEveryResultCodeInBothLanguages() {
        final String page =
                new String(DocsPages.SHIPPED.at("/docs/result-codes.html").content(), StandardCharsets.UTF_8);
        for (final ResultCode code : ResultCode.values()) {
            final int row = page.indexOf("<tr id=\"" + code.label() + "\">");
            assertTrue(row > 0, code.label());
            assertTrue(page.indexOf("lang=\"en\">", row) < page.indexOf("</tr>", row), code.label());
        }
    }
}
