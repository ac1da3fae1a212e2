package io.yidi.gateway.console;

import io.yidi.gateway.page.PageTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** 控制台页面集: the pages of {@code /console}; the root of the port shows the first. */
public final class ConsolePages {

    /** The first page; the others lie below it. */
    public static final String ROOT = "/console";

    /**
     * Pages run the modules of this port and ask this port, and nothing else. No string becomes markup: the browser
     * itself refuses it, but for the fixed templates of the page library.
     */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html default";

    /** What ships with the gateway. */
    public static final PageTable SHIPPED = load();

    private ConsolePages() {}

    private static List<String> files() {
        return List.of(
                "console.css",
                "icon.svg",
                "app.js",
                "shared/api.js",
                "shared/chart.js",
                "shared/format.js",
                "shared/i18n.js",
                "shared/live.js",
                "shared/parts.js",
                "shared/times.js",
                "texts/en.js",
                "texts/zh.js",
                "pages/changes.js",
                "pages/due.js",
                "pages/errors.js",
                "pages/latency.js",
                "pages/overview.js",
                "pages/policies.js",
                "pages/quote.js",
                "pages/reconciliation.js",
                "pages/settlement.js",
                "pages/transactions.js",
                "lib/echarts.js",
                "lib/echarts-LICENSE.txt",
                "lib/echarts-NOTICE.txt",
                "lib/lit-html.js",
                "lib/lit-html-LICENSE.txt");
    }

    private static PageTable load() {
        final PageTable pages = new PageTable(ConsolePages.class);
        try {
            pages.add("/", "index.html");
            pages.add(ROOT, "index.html");
            pages.add("/favicon.ico", "icon.svg");
            for (final String name : files()) {
                pages.add(ROOT + '/' + name, name);
            }
        } catch (final IOException incomplete) {
            throw new UncheckedIOException("expected the pages of " + ROOT + " in the jars", incomplete);
        }
        return pages;
    }
}
