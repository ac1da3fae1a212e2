package io.yidi.gateway.docs;

import io.yidi.protocol.ResultTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * 文档页面集: every page there is, by its address; nothing else can be asked for, and no file is opened after the start.
 */
public final class DocsPages {

    /** The first page; the others lie below it. */
    public static final String ROOT = "/docs";

    /** What ships with the gateway. */
    public static final DocsPages SHIPPED = load();

    private static final int TAG_BYTES = 8;
    private static final String LIBRARY_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/";
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String STYLE = "text/css; charset=UTF-8";
    private static final String SCRIPT = "text/javascript; charset=UTF-8";
    private static final String YAML = "application/yaml; charset=UTF-8";

    private final Map<String, DocsPage> pages = new LinkedHashMap<>();

    private DocsPages() {}

    /** The page at an address, or {@code null} if there is none. */
    public DocsPage at(final String path) {
        return pages.get(path);
    }

    /** All pages. */
    public Collection<DocsPage> all() {
        return pages.values();
    }

    private static DocsPages load() {
        final DocsPages pages = new DocsPages();
        try {
            final byte[] first = resource("index.html");
            pages.add("", HTML, first);
            pages.add("/", HTML, first);
            pages.add("/national.html", HTML, resource("national.html"));
            pages.add("/docs.css", STYLE, resource("docs.css"));
            pages.add("/docs.js", SCRIPT, resource("docs.js"));
            pages.add("/openapi.yaml", YAML, resource("openapi.yaml"));
            pages.add("/national.yaml", YAML, resource("national.yaml"));
            pages.add("/result-codes.html", HTML, new ResultCodesPage(ResultTexts.ZH_CN, ResultTexts.EN).html());
            final String library = LIBRARY + libraryVersion() + '/';
            pages.add("/swagger-ui.css", STYLE, resource(library + "swagger-ui.css"));
            pages.add("/swagger-ui-bundle.js", SCRIPT, resource(library + "swagger-ui-bundle.js"));
            pages.add("/icon.png", "image/png", resource(library + "favicon-32x32.png"));
        } catch (final IOException incomplete) {
            throw new UncheckedIOException("expected the pages of " + ROOT + " in the jars", incomplete);
        }
        return pages;
    }

    private void add(final String path, final String contentType, final byte[] content) {
        pages.put(ROOT + path, new DocsPage(ROOT + path, contentType, content, tag(content)));
    }

    private static String libraryVersion() throws IOException {
        final Properties library = new Properties();
        library.load(new ByteArrayInputStream(resource(LIBRARY_VERSION)));
        return library.getProperty("version");
    }

    private static byte[] resource(final String name) throws IOException {
        try (InputStream content = DocsPages.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IOException("expected " + name + ", found nothing");
            }
            return content.readAllBytes();
        }
    }

    private static String tag(final byte[] content) {
        try {
            final byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (final NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
