package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** 规则库: rules compiled to the executable model. */
final class RuleBase {

    private static final String PATH = "src/main/resources/io/yidi/rivals/rules/split.drl";
    private static final String FIGURES = "figures.drl";

    private RuleBase() {}

    /** A rule for each row of the policy. */
    static KieBase ofConstants(final PolicyRows rows) {
        return compile(RuleWriter.write(rows));
    }

    /** A rule for each step; the policy's rows are facts. */
    static KieBase ofFigures() {
        try (InputStream bytes = RuleBase.class.getResourceAsStream(FIGURES)) {
            return compile(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (final IOException e) {
            throw new UncheckedIOException("expected " + FIGURES + " beside " + RuleBase.class.getName(), e);
        }
    }

    private static KieBase compile(final String rules) {
        final KieServices services = KieServices.get();
        final KieFileSystem files = services.newKieFileSystem().write(PATH, rules);
        final KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    "expected rules that compile, found " + builder.getResults().getMessages());
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }
}
