package io.yidi.load.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ForgetfulGateway;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildGatewayTest {

    @Test
    void shouldFindThatAProcessWithoutAJournalForgetsWhenKilled(@TempDir final Path directory) throws IOException {
        final List<String> options = List.of("-Xmx128m", "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
        final List<String> command = new ArrayList<>(GatewaySetup.javaCommand(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForgetfulGateway.class.getName()));

        final KillReport report = KillDriver.run(
                new KillConfiguration(1, 50, 3, 2, 0, 0),
                new GatewaySetup(command, directory),
                10,
                directory.resolve("acknowledgements.bin"),
                new PrintWriter(Writer.nullWriter()));

        assertFalse(report.isClean());
        assertTrue(report.acknowledgements() >= 50, report.text());
        assertTrue(report.lost() >= 50, "everything acknowledged before the kill is lost\n" + report.text());
        assertEquals(1, report.kills());
    }
}
