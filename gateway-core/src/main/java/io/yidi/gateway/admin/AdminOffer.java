package io.yidi.gateway.admin;

import io.yidi.gateway.page.PageTable;
import java.util.List;
import java.util.function.Supplier;

/**
 * 运维内容: everything that may be asked of an admin port.
 *
 * @param health asked anew for every request; any thread
 * @param routes what is looked up or changed
 * @param pages what browsers are shown
 * @param pagesPolicy what the pages may load, ask and run (Content-Security-Policy)
 * @param stream what listeners are told
 */
public record AdminOffer(
        Supplier<Health> health, List<AdminRoute> routes, PageTable pages, String pagesPolicy, AdminStream stream) {

    /**
     * Without pages, and with nothing to listen to.
     *
     * @param health asked anew for every request; any thread
     * @param routes what is looked up or changed
     * @return the offer
     */
    public static AdminOffer withoutPages(final Supplier<Health> health, final List<AdminRoute> routes) {
        return new AdminOffer(health, routes, new PageTable(AdminOffer.class), "", new AdminStream("", () -> "{}"));
    }
}
