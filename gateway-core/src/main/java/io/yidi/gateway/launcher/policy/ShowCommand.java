package io.yidi.gateway.launcher.policy;

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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 查看待遇: {@code yidi policy show}, what a region's plan says to one person, with the source of each figure. */
@Command(
        name = "show",
        description = "Show what a region's policy says to a person on a day, with the source of each figure.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ShowCommand implements Callable<Integer> {

    /** There is no such plan. */
    static final int NONE = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--packs",
            defaultValue = "${sys:yidi.home:-.}/policies",
            description = "Directory of packs, or a file bundles/<hash>.rows.")
    private Path packs;

    @Option(names = "--region", required = true, description = "Name of a region, or an area code of six digits.")
    private String region;

    @Option(names = "--date", required = true, description = "Day that picks the version, YYYY-MM-DD.")
    private LocalDate date;

    @Option(names = "--insurance", defaultValue = "310", description = "insutype: 310 employees, 390 residents.")
    private int insurance;

    @Option(names = "--care", defaultValue = "INPATIENT", description = "${COMPLETION-CANDIDATES}.")
    private CareType care;

    @Option(names = "--disease", defaultValue = "", description = "National code of a chronic disease.")
    private String disease;

    @Option(names = "--level", defaultValue = "3", description = "National hospital level, 1 to 3.")
    private int level;

    @Option(names = "--care-place", defaultValue = "310000", description = "Area code of the hospital.")
    private int carePlace;

    @Option(names = "--status", defaultValue = "WORKING", description = "${COMPLETION-CANDIDATES}.")
    private PersonStatus status;

    @Option(names = "--age", defaultValue = "40", description = "Full years.")
    private int age;

    @Option(names = "--assistance", defaultValue = "NONE", description = "${COMPLETION-CANDIDATES}.")
    private AssistanceClass assistance;

    @Option(names = "--grade", defaultValue = "NONE", description = "${COMPLETION-CANDIDATES}.")
    private ContributionGrade grade;

    @Option(names = "--category", defaultValue = "LONG_TERM", description = "${COMPLETION-CANDIDATES}.")
    private BenefitCategory category;

    @Option(names = "--civil-servant", description = "The person is a civil servant.")
    private boolean civilServant;

    @Option(names = "--lang", defaultValue = "ZH", description = "${COMPLETION-CANDIDATES}.")
    private ShowLanguage language;

    @Override
    public Integer call() throws IOException, PackException {
        PackPlaces.requirePacksOrRows(packs, spec.commandLine());
        final PolicyView view = PolicyView.of(packs);
        final String code = view.regionOf(region)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "expected one of the regions " + view.regions() + ", found " + region));
        final Optional<PlanView> plan =
                view.plan(new PlanQuestion(code, insurance, care, disease, date, level, carePlace), person());
        final PrintWriter out = spec.commandLine().getOut();
        plan.ifPresentOrElse(
                found -> PlanTable.print(found, language, out),
                () -> out.println(
                        language.of("没有方案", "no plan") + ": " + code + " " + insurance + " " + care + " " + date));
        out.flush();
        return plan.isPresent() ? CommandLine.ExitCode.OK : NONE;
    }

    private BenefitContext person() {
        return new BenefitContext()
                .set(0, status, age, assistance, grade, category, civilServant ? BenefitContext.CIVIL_SERVANT : 0);
    }
}
