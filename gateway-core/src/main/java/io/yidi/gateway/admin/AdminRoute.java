package io.yidi.gateway.admin;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 运维路由: one thing that may be asked of the admin port. It is done off the event loop: what only looks ({@code GET})
 * on one thread, what changes something ({@code POST}) on another, one at a time each.
 */
public final class AdminRoute {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
    private static final String VALUE = "([0-9A-Za-z_.-]{1,40})";

    private final String method;
    private final String text;
    private final Pattern path;
    private final List<String> variables;
    private final List<String> queries;
    private final Optional<Inbox> inbox;
    private final boolean isAtOnce;
    private final Function<AdminRequest, AdminAnswer> action;

    /** 收件: where a body is put before it is looked at. */
    @FunctionalInterface
    public interface Inbox {

        /**
         * Makes an empty file.
         *
         * @return the file
         * @throws IOException if it cannot be made
         */
        Path newFile() throws IOException;
    }

    /**
     * A route whose answer takes no time worth mentioning, so that it is given on the port's own thread, whatever else
     * is being asked.
     *
     * @param path such as {@code /metrics}
     * @param queries names that may stand behind the question mark
     * @param action does it; must not wait for anything
     * @return the route of {@code GET}
     */
    public static AdminRoute atOnce(
            final String path, final List<String> queries, final Function<AdminRequest, AdminAnswer> action) {
        return new AdminRoute("GET", path, queries, Optional.empty(), true, action);
    }

    /**
     * A route without a body.
     *
     * @param method of HTTP
     * @param path such as {@code /v1/settlements/{setl_id}/explanation}
     * @param queries names that may stand behind the question mark
     * @param action does it
     */
    public AdminRoute(
            final String method,
            final String path,
            final List<String> queries,
            final Function<AdminRequest, AdminAnswer> action) {
        this(method, path, queries, Optional.empty(), false, action);
    }

    /**
     * A route.
     *
     * @param method of HTTP
     * @param path such as {@code /v1/settlements/{setl_id}/explanation}
     * @param queries names that may stand behind the question mark
     * @param inbox where the body is put, if there is one
     * @param action does it
     */
    public AdminRoute(
            final String method,
            final String path,
            final List<String> queries,
            final Optional<Inbox> inbox,
            final Function<AdminRequest, AdminAnswer> action) {
        this(method, path, queries, inbox, false, action);
    }

    private AdminRoute(
            final String method,
            final String path,
            final List<String> queries,
            final Optional<Inbox> inbox,
            final boolean isAtOnce,
            final Function<AdminRequest, AdminAnswer> action) {
        this.method = method;
        this.queries = queries;
        this.inbox = inbox;
        this.isAtOnce = isAtOnce;
        this.action = action;
        this.text = queries.isEmpty() ? path : path + "?" + String.join("&", queries);
        this.path = Pattern.compile(VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(VALUE)));
        this.variables = VARIABLE.matcher(path)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    /** Method and path, for people. */
    String text() {
        return method + " " + text;
    }

    /** Whether it changes something. */
    boolean isChange() {
        return method.equals("POST");
    }

    /** Whether it is answered on the port's own thread. */
    boolean isAtOnce() {
        return isAtOnce;
    }

    /** Where its body is put. */
    Optional<Inbox> inbox() {
        return inbox;
    }

    /** What a request asks of it; empty if it asks something else. */
    Optional<AdminRequest> match(final String askedMethod, final String uri, final String accept) {
        final QueryStringDecoder asked = new QueryStringDecoder(uri);
        final Matcher found = path.matcher(asked.rawPath());
        if (!method.equals(askedMethod)
                || !found.matches()
                || !queries.containsAll(asked.parameters().keySet())) {
            return Optional.empty();
        }
        final Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            parameters.put(variables.get(i), found.group(i + 1));
        }
        asked.parameters().forEach((name, values) -> parameters.put(name, values.get(0)));
        return Optional.of(new AdminRequest(parameters, Optional.empty(), accept, ""));
    }

    /** Does it; not on the event loop, unless it is answered at once. */
    AdminAnswer answer(final AdminRequest request) {
        return action.apply(request);
    }
}
