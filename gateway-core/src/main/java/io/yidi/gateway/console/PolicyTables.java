package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.view.PlanView;
import io.yidi.gateway.policy.view.PolicyView;
import io.yidi.gateway.policy.view.PolicyView.PlanQuestion;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * 政策表: the bundles that a gateway keeps, their plans, and what one of them says to a person, with the source of each
 * figure.
 *
 * <pre>
 *   GET /console/api/bundles                       which are kept, and which is in force
 *   GET /console/api/plans?bundle=                 every plan of one
 *   GET /console/api/plan?bundle=&amp;region=&amp;…        its figures for a person
 * </pre>
 *
 * <p>One thread. The bundle looked at last is remembered.
 */
public final class PolicyTables {

    private final JsonMapper mapper = new JsonMapper();
    private final KeptBundles bundles;
    private final Supplier<String> inForce;

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     * @param inForce hash of the bundle in force; any thread
     */
    public PolicyTables(final Path dataDirectory, final Supplier<String> inForce) {
        this.bundles = new KeptBundles(dataDirectory);
        this.inForce = inForce;
    }

    /** How they are asked for. */
    public List<AdminRoute> routes() {
        return List.of(
                BundleAnswers.route("bundles", List.of(), asked -> bundles()),
                BundleAnswers.route("plans", List.of("bundle"), asked -> plans(hash(asked), view(asked))),
                BundleAnswers.route(
                        "plan",
                        List.of(
                                "bundle",
                                "region",
                                "date",
                                "insurance",
                                "care",
                                "disease",
                                "level",
                                "care_place",
                                "status",
                                "age",
                                "assistance",
                                "grade",
                                "category"),
                        asked -> plan(view(asked), asked)));
    }

    private AdminAnswer bundles() throws IOException {
        final ObjectNode json = mapper.createObjectNode().put("in_force", inForce.get());
        final ArrayNode rows = json.putArray("bundles");
        for (final KeptBundles.Kept kept : bundles.newest()) {
            rows.addObject()
                    .put("hash", kept.hash())
                    .put("kept_at", kept.keptAt().toString());
        }
        return new AdminAnswer(BundleAnswers.OK, json.toString());
    }

    private AdminAnswer plans(final String hash, final PolicyView view) {
        final ObjectNode json = mapper.createObjectNode().put("bundle", hash);
        final ArrayNode rows = json.putArray("plans");
        for (final PolicyView.PlanHead plan : view.planHeads()) {
            rows.addObject()
                    .put("id", plan.id())
                    .put("region", plan.region())
                    .put("name", plan.regionName())
                    .put("name_en", plan.regionNameEn())
                    .put("insurance", plan.insuranceType())
                    .put("care", plan.careType().name())
                    .put("disease", plan.disease())
                    .put("from", plan.from())
                    .put("to", plan.isOpen() ? "" : plan.to());
        }
        return new AdminAnswer(BundleAnswers.OK, json.toString());
    }

    private AdminAnswer plan(final PolicyView view, final AdminRequest asked) {
        final PlanQuestion question = new PlanQuestion(
                asked.parameter("region", ""),
                Integer.parseInt(asked.parameter("insurance", "310")),
                CareType.valueOf(asked.parameter("care", "INPATIENT")),
                asked.parameter("disease", ""),
                LocalDate.parse(asked.parameter("date", "")),
                number(asked, "level", "3", 3),
                number(asked, "care_place", "310000", 999_999));
        return view.plan(question, person(asked))
                .map(this::answer)
                .orElseGet(() ->
                        BundleAnswers.error(BundleAnswers.NOT_FOUND, "expected a plan, found none for " + question));
    }

    private static BenefitContext person(final AdminRequest asked) {
        return new BenefitContext()
                .set(
                        0,
                        PersonStatus.valueOf(asked.parameter("status", "WORKING")),
                        number(asked, "age", "40", 150),
                        AssistanceClass.valueOf(asked.parameter("assistance", "NONE")),
                        ContributionGrade.valueOf(asked.parameter("grade", "NONE")),
                        BenefitCategory.valueOf(asked.parameter("category", "LONG_TERM")),
                        0);
    }

    private AdminAnswer answer(final PlanView plan) {
        final ObjectNode json = mapper.createObjectNode()
                .put("id", plan.id())
                .put("region", plan.region())
                .put("region_en", plan.regionEn())
                .put("level", plan.level())
                .put("from", plan.from())
                .put("to", plan.isOpen() ? "" : plan.to());
        final ArrayNode figures = json.putArray("figures");
        for (final PlanView.Figure figure : plan.figures()) {
            figures.addObject()
                    .put("kind", figure.kind().name())
                    .put("detail", figure.detail())
                    .put("value", figure.value())
                    .put("source", figure.source())
                    .put("verified", figure.verified());
        }
        return new AdminAnswer(BundleAnswers.OK, json.toString());
    }

    private PolicyView view(final AdminRequest asked) throws IOException, PackException {
        return bundles.view(hash(asked));
    }

    private String hash(final AdminRequest asked) {
        return asked.parameter("bundle", inForce.get());
    }

    private static int number(final AdminRequest asked, final String name, final String usual, final int max) {
        final String text = asked.parameter(name, usual);
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException("expected " + name + " from 0 to " + max + ", found " + text);
        }
        return Integer.parseInt(text);
    }
}
