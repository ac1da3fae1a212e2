package io.yidi.gateway.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admin.ExplanationSource;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.ExplanationJsonWriter;
import io.yidi.gateway.explain.Language;
import io.yidi.gateway.launcher.explain.DataExplainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 运行中说明: explains settlements of the gateway that is running, from its files, as far as they are durable. */
final class GatewayExplanations implements ExplanationSource {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayExplanations.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private final JsonMapper mapper = new JsonMapper();
    private final DataExplainer explainer;
    private final LongSupplier durableSequence;

    GatewayExplanations(final Path dataDirectory, final LongSupplier durableSequence) {
        this.explainer = new DataExplainer(dataDirectory, false);
        this.durableSequence = durableSequence;
    }

    @Override
    public Answer explain(final long settlementId, final String tag) {
        final Optional<Language> language = Language.of(tag);
        if (language.isEmpty()) {
            return error(BAD_REQUEST, "expected lang zh or en, found " + tag);
        }
        if (settlementId > durableSequence.getAsLong()) {
            return error(NOT_FOUND, "expected a settlement of this journal, found none with id " + settlementId);
        }
        try {
            return answer(explainer.explain(settlementId), language.get());
        } catch (final ExplanationException none) {
            return error(NOT_FOUND, none.getMessage());
        } catch (final IOException | RuntimeException failure) {
            LOG.error("settlement {} could not be explained", settlementId, failure);
            return error(FAILED, "expected a settlement that can be read, found " + failure.getMessage());
        }
    }

    private Answer answer(final Explanation explanation, final Language language) {
        if (!explanation.isReproduced()) {
            LOG.error(
                    "settlement {} is not reproduced: {}",
                    explanation.head().settlementId(),
                    explanation.differences());
        }
        return new Answer(
                explanation.isReproduced() ? OK : FAILED, new ExplanationJsonWriter(language).write(explanation));
    }

    private Answer error(final int status, final String message) {
        return new Answer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
