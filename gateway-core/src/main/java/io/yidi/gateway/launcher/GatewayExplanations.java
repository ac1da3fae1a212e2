package io.yidi.gateway.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.ExplanationJsonWriter;
import io.yidi.gateway.explain.Language;
import io.yidi.gateway.launcher.explain.DataExplainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 运行中说明: explains settlements of the gateway that is running, from its files, as far as they are durable. */
final class GatewayExplanations {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayExplanations.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private final JsonMapper mapper = new JsonMapper();
    private final DataExplainer explainer;
    private final LongSupplier durableSequence;
    private final LongFunction<String> standing;

    /** A look into the journal. */
    @FunctionalInterface
    private interface Look {

        AdminAnswer at(long settlementId) throws IOException;
    }

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     * @param durableSequence of its journal
     * @param standing tells what has become of a settlement
     */
    GatewayExplanations(
            final Path dataDirectory, final LongSupplier durableSequence, final LongFunction<String> standing) {
        this.explainer = new DataExplainer(dataDirectory, false);
        this.durableSequence = durableSequence;
        this.standing = standing;
    }

    /** How they are asked for. */
    List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/v1/settlements/{setl_id}/explanation", List.of("lang"), this::explanation),
                new AdminRoute(
                        "GET",
                        "/v1/settlements/{setl_id}/statement",
                        List.of(),
                        asked -> find(
                                asked,
                                settlementId -> new AdminAnswer(OK, explainer.statement(settlementId, standing)))));
    }

    private AdminAnswer explanation(final AdminRequest asked) {
        final String tag = asked.parameter("lang", "zh");
        final Optional<Language> language = Language.of(tag);
        return language.isEmpty()
                ? error(BAD_REQUEST, "expected lang zh or en, found " + tag)
                : find(asked, settlementId -> answer(explainer.explain(settlementId), language.get()));
    }

    private AdminAnswer find(final AdminRequest asked, final Look look) {
        final String settlementId = asked.parameter("setl_id", "");
        if (!settlementId.matches("[0-9]{1,18}") || Long.parseLong(settlementId) > durableSequence.getAsLong()) {
            return error(NOT_FOUND, "expected a settlement of this journal, found none with id " + settlementId);
        }
        try {
            return look.at(Long.parseLong(settlementId));
        } catch (final ExplanationException none) {
            return error(NOT_FOUND, none.getMessage());
        } catch (final IOException | RuntimeException failure) {
            LOG.error("settlement {} could not be read", settlementId, failure);
            return error(FAILED, "expected a settlement that can be read, found " + failure.getMessage());
        }
    }

    private AdminAnswer answer(final Explanation explanation, final Language language) {
        if (!explanation.isReproduced()) {
            LOG.error(
                    "settlement {} is not reproduced: {}",
                    explanation.head().settlementId(),
                    explanation.differences());
        }
        final String became = standing.apply(explanation.head().settlementId());
        return new AdminAnswer(
                explanation.isReproduced() ? OK : FAILED,
                new ExplanationJsonWriter(language).write(explanation, became));
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
