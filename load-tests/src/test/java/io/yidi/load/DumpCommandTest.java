package io.yidi.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Frames on the command line into JSON, and back. */
class DumpCommandTest {

    private static final String QUERY = "3f000000" + "3700070085030100" + "0700000000000000"
            + "483131303130303030303031" + "3233303400" + "5131" + "00".repeat(28);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldTurnHexIntoJsonAndBack() throws IOException {
        assertEquals(0, dump("--hex", QUERY.replaceAll("(.{8})", "$1 ")));
        assertTrue(out.toString().contains("\"msgId\" : \"Q1\""), out.toString());
        final Path document = Files.writeString(folder.resolve("query.json"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, dump(document.toString()));
        assertEquals(QUERY, out.toString().replaceAll("\\s", ""));
    }

    @Test
    void shouldReadTheBytesOfACapture() throws IOException {
        final byte[] frame = HexFormat.of().parseHex(QUERY);
        assertEquals(0, dump(Files.write(folder.resolve("capture.bin"), frame).toString()));
        assertTrue(out.toString().contains("\"message\" : \"QueryRequest\""), out.toString());
    }

    @Test
    void shouldSayWhatIsWrongWithAFrame() {
        assertEquals(1, dump("--hex", QUERY.substring(0, QUERY.length() - 2)));
        assertTrue(err.toString().contains("expected bytes after the length field 63, found 62"), err.toString());
    }

    private int dump(final String... arguments) {
        final CommandLine commandLine =
                LoadMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        final String[] all = new String[arguments.length + 1];
        all[0] = "dump";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
