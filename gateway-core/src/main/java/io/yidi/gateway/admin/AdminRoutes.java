package io.yidi.gateway.admin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 路由表: finds the route of a request, and the worker that does it. */
final class AdminRoutes implements AutoCloseable {

    static final String HEALTH = "/health";

    private final List<AdminRoute> routes;
    private final AdminWorker looks = new AdminWorker("admin-look");
    private final AdminWorker changes = new AdminWorker("admin-change");

    /** A route and what is asked of it. */
    record Found(AdminRoute route, AdminRequest request) {

        /** The same with what was sent along. */
        Found with(final String text) {
            return new Found(route, new AdminRequest(request.parameters(), request.body(), request.accept(), text));
        }
    }

    AdminRoutes(final List<AdminRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The route of a request, if there is one. */
    Optional<Found> find(final HttpRequest request) {
        final String accept = request.headers().get(HttpHeaderNames.ACCEPT, "");
        return routes.stream()
                .flatMap(route -> route.match(request.method().name(), request.uri(), accept).stream()
                        .map(asked -> new Found(route, asked)))
                .findFirst();
    }

    /** Does what is asked of a route. */
    AdminWorker worker(final AdminRoute route) {
        return route.isChange() ? changes : looks;
    }

    /** Everything that may be asked, for people. */
    String text() {
        return Stream.concat(Stream.of("GET " + HEALTH), routes.stream().map(AdminRoute::text))
                .collect(Collectors.joining(" or "));
    }

    @Override
    public void close() {
        looks.close();
        changes.close();
    }
}
