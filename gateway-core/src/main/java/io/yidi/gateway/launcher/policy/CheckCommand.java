package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.view.PolicyView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** 检查政策包: {@code yidi policy check}. Exits with {@value #UNSOUND} if any of the directories is not sound. */
@Command(
        name = "check",
        description = "Read and check packs; every problem comes out with file, line and column.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    /** Packs are not sound; as a start with them would end. */
    static final int UNSOUND = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Directories of packs, each checked for itself.")
    private List<Path> directories;

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "A reference file; people that no plan of the packs is for are told.")
    private Path people;

    @Override
    public Integer call() throws IOException {
        int exitCode = CommandLine.ExitCode.OK;
        for (final Path directory : directories) {
            PackPlaces.requireDirectory(directory, spec.commandLine());
            if (!isSound(directory)) {
                exitCode = UNSOUND;
            }
        }
        return exitCode;
    }

    private boolean isSound(final Path directory) throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final PolicyView view = PolicyView.of(directory);
            out.println(directory + ": 无误 sound, " + view.regions().size() + " regions, " + view.planCount()
                    + " plans, bundle " + view.bundleHash());
            if (people != null) {
                PeopleRows.withoutPlan(PolicyBundles.planeOf(directory), people)
                        .forEach(warning -> out.println(people + ": " + warning));
            }
            return true;
        } catch (final PackException unsound) {
            unsound.faults().forEach(fault -> out.println(directory + "/" + fault.text()));
            out.println(directory + ": " + unsound.faults().size() + " 处错误 problems");
            return false;
        } finally {
            out.flush();
        }
    }
}
