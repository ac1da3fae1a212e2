package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 政策查询应答: what looking at a bundle answers when the question, or the bundle, is not sound. */
final class BundleAnswers {

    static final int OK = 200;
    static final int NOT_FOUND = 404;

    private static final Logger LOG = LoggerFactory.getLogger(BundleAnswers.class);
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;
    private static final String API = ConsolePages.ROOT + "/api/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private BundleAnswers() {}

    /** 查看: one answer, which may need a file. */
    @FunctionalInterface
    interface Look {

        AdminAnswer at(AdminRequest asked) throws IOException, PackException;
    }

    /** How something is asked for. */
    static AdminRoute route(final String name, final List<String> queries, final Look look) {
        return new AdminRoute("GET", API + name, queries, asked -> answer(look, asked));
    }

    static AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, MAPPER.createObjectNode().put("error", message).toString());
    }

    private static AdminAnswer answer(final Look look, final AdminRequest asked) {
        try {
            return look.at(asked);
        } catch (final IllegalArgumentException | DateTimeException wrong) {
            return error(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (final IOException | PackException unreadable) {
            LOG.error("a policy bundle could not be read", unreadable);
            return error(FAILED, "expected a bundle that can be read, found " + unreadable.getMessage());
        }
    }
}
