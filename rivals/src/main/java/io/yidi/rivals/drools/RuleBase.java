package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** 规则库: the rules of a policy, compiled to the executable model. */
final class RuleBase {

    private static final String PATH = "src/main/resources/io/yidi/rivals/rules/split.drl";

    private RuleBase() {}

    static KieBase of(final PolicyRows rows) {
        final KieServices services = KieServices.get();
        final KieFileSystem files = services.newKieFileSystem().write(PATH, RuleWriter.write(rows));
        final KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    "expected rules that compile, found " + builder.getResults().getMessages());
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }
}
