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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(PolicyTables.class);
    private static final int BUNDLES_MAX = 100;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final String ROWS = ".rows";
    private static final String API = ConsolePages.ROOT + "/api/";

    private final JsonMapper mapper = new JsonMapper();
    private final Path directory;
    private final Supplier<String> inForce;
    private String viewedHash = "";
    private PolicyView viewed;

    /** 查看: one answer, which may need a file. */
    @FunctionalInterface
    private interface Look {

        AdminAnswer at(AdminRequest asked) throws IOException, PackException;
    }

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     * @param inForce hash of the bundle in force; any thread
     */
    public PolicyTables(final Path dataDirectory, final Supplier<String> inForce) {
        this.directory = dataDirectory.resolve("bundles");
        this.inForce = inForce;
    }

    /** How they are asked for. */
    public List<AdminRoute> routes() {
        return List.of(
                route("bundles", List.of(), asked -> bundles()),
                route("plans", List.of("bundle"), asked -> plans(view(asked))),
                route(
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

    private AdminRoute route(final String name, final List<String> queries, final Look look) {
        return new AdminRoute("GET", API + name, queries, asked -> answer(look, asked));
    }

    private AdminAnswer answer(final Look look, final AdminRequest asked) {
        try {
            return look.at(asked);
        } catch (final IllegalArgumentException | DateTimeException wrong) {
            return error(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (final IOException | PackException unreadable) {
            LOG.error("a policy bundle could not be read", unreadable);
            return error(FAILED, "expected a bundle that can be read, found " + unreadable.getMessage());
        }
    }

    private AdminAnswer bundles() throws IOException {
        final ObjectNode json = mapper.createObjectNode().put("in_force", inForce.get());
        final ArrayNode rows = json.putArray("bundles");
        try (Stream<Path> files = Files.list(directory)) {
            final List<Path> newest = files.filter(file -> file.toString().endsWith(ROWS))
                    .sorted(Comparator.comparing(PolicyTables::keptAt).reversed())
                    .limit(BUNDLES_MAX)
                    .toList();
            for (final Path file : newest) {
                rows.addObject()
                        .put("hash", file.getFileName().toString().replace(ROWS, ""))
                        .put("kept_at", keptAt(file).toString());
            }
        }
        return new AdminAnswer(OK, json.toString());
    }

    private AdminAnswer plans(final PolicyView view) {
        final ObjectNode json = mapper.createObjectNode().put("bundle", viewedHash);
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
        return new AdminAnswer(OK, json.toString());
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
                .orElseGet(() -> error(NOT_FOUND, "expected a plan, found none for " + question));
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
        return new AdminAnswer(OK, json.toString());
    }

    private PolicyView view(final AdminRequest asked) throws IOException, PackException {
        final String hash = asked.parameter("bundle", inForce.get());
        final Path rows = directory.resolve(hash + ROWS);
        if (!hash.matches("[0-9a-f]{64}") || !Files.exists(rows)) {
            throw new IllegalArgumentException("expected the hash of a bundle that is kept, found " + hash);
        }
        if (!hash.equals(viewedHash)) {
            viewed = PolicyView.of(rows);
            viewedHash = hash;
        }
        return viewed;
    }

    private static int number(final AdminRequest asked, final String name, final String usual, final int max) {
        final String text = asked.parameter(name, usual);
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException("expected " + name + " from 0 to " + max + ", found " + text);
        }
        return Integer.parseInt(text);
    }

    private static FileTime keptAt(final Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (final IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
