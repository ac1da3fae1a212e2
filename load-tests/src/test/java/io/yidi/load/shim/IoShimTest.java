package io.yidi.load.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoShimTest {

    @TempDir
    private Path directory;

    private Path mark;

    @BeforeEach
    void needCompiler() {
        final Optional<String> missing = IoShim.missing(directory);
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        mark = directory.resolve("mark");
    }

    @Test
    void shouldFailExactlyTheThirdForce() throws IOException {
        final long beforeNs = System.nanoTime();

        final String output = run(IoFault.once(IoFault.Calls.FORCE, 3, IoFault.Kind.EIO));

        assertEquals("failed 3 Input/output error", output);
        final FaultMark found = FaultMark.read(mark).orElseThrow();
        assertEquals("fdatasync", found.call());
        assertEquals("steps", found.fileName());
        assertFalse(found.threadName().isEmpty());
        assertTrue(found.atNs() > beforeNs && found.atNs() < System.nanoTime(), found.toString());
    }

    @Test
    void shouldFailTheWriteThatFindsNoSpace() throws IOException {
        assertEquals(
                "failed 7 No space left on device", run(IoFault.once(IoFault.Calls.WRITE, 7, IoFault.Kind.ENOSPC)));
    }

    @Test
    void shouldWriteHalf() throws IOException {
        assertEquals("short 2 4", run(IoFault.once(IoFault.Calls.WRITE, 2, IoFault.Kind.SHORT)));
    }

    @Test
    void shouldCountWritesAndForcesTogether() throws IOException {
        assertEquals("failed 2 Input/output error", run(IoFault.once(IoFault.Calls.ANY, 4, IoFault.Kind.EIO)));
        assertEquals("fdatasync", FaultMark.read(mark).orElseThrow().call());
    }

    @Test
    void shouldDoAForceLater() throws IOException {
        final String output = run(IoFault.once(IoFault.Calls.FORCE, 3, IoFault.Kind.DELAY));

        assertEquals("", output);
        assertEquals("fdatasync", FaultMark.read(mark).orElseThrow().call());
    }

    @Test
    void shouldDropAWriteWithoutAWord() throws IOException {
        assertEquals("", run(IoFault.once(IoFault.Calls.WRITE, 5, IoFault.Kind.DROP)));
        final byte[] bytes = Files.readAllBytes(directory.resolve("under/steps"));

        assertEquals(80, bytes.length);
        assertEquals("abcdefgh", new String(bytes, 24, 8, StandardCharsets.US_ASCII));
        assertEquals("\0\0\0\0\0\0\0\0", new String(bytes, 32, 8, StandardCharsets.US_ASCII));
    }

    @Test
    void shouldLeaveOtherFilesAlone() throws IOException {
        final IoFault fault = IoFault.once(IoFault.Calls.ANY, 1, IoFault.Kind.EIO);

        assertEquals("", run(fault, directory.resolve("under-not/steps")));
        assertEquals(Optional.empty(), FaultMark.read(mark));
    }

    @Test
    void shouldRefuseACallThatCannotBe() {
        final IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> IoFault.once(IoFault.Calls.ANY, 0, IoFault.Kind.EIO));

        assertEquals("expected a call from 1, found 0", refused.getMessage());
    }

    private String run(final IoFault fault) throws IOException {
        return run(fault, directory.resolve("under/steps"));
    }

    private String run(final IoFault fault, final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        final List<String> command = new ArrayList<>(GatewaySetup.javaCommand(List.of("-Xmx32m", "-Xshare:auto")));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), StepWriter.class.getName(), file.toString()));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(IoShim.compile(directory).environment(fault, directory.resolve("under"), mark));
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
