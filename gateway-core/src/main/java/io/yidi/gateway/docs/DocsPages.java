package io.yidi.gateway.docs;

import io.yidi.gateway.page.PageTable;
import io.yidi.protocol.ResultTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** 文档页面集: the pages of {@code /docs}. */
public final class DocsPages {

    /** The first page; the others lie below it. */
    public static final String ROOT = "/docs";

    /** They may load, ask and run what this gateway serves, and nothing else. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What ships with the gateway. */
    public static final PageTable SHIPPED = load();

    private static final String LIBRARY_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/";

    private DocsPages() {}

    private static PageTable load() {
        final PageTable pages = new PageTable(DocsPages.class);
        try {
            pages.add(ROOT, "index.html");
            pages.add(ROOT + "/", "index.html");
            for (final String name : List.of("national.html", "docs.css", "docs.js", "openapi.yaml", "national.yaml")) {
                pages.add(ROOT + '/' + name, name);
            }
            pages.add(
                    ROOT + "/result-codes.html",
                    "text/html; charset=UTF-8",
                    new ResultCodesPage(ResultTexts.ZH_CN, ResultTexts.EN).html());
            final String library = LIBRARY + libraryVersion(pages) + '/';
            for (final String name : List.of("swagger-ui.css", "swagger-ui-bundle.js")) {
                pages.add(ROOT + '/' + name, library + name);
            }
            pages.add(ROOT + "/icon.png", library + "favicon-32x32.png");
        } catch (final IOException incomplete) {
            throw new UncheckedIOException("expected the pages of " + ROOT + " in the jars", incomplete);
        }
        return pages;
    }

    private static String libraryVersion(final PageTable pages) throws IOException {
        final Properties library = new Properties();
        library.load(new ByteArrayInputStream(pages.resource(LIBRARY_VERSION)));
        return library.getProperty("version");
    }
}
