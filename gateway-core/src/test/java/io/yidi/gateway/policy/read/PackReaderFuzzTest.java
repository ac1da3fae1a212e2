package io.yidi.gateway.policy.read;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PackReaderFuzzTest {

    @TempDir
    Path packs;

    @FuzzTest(maxDuration = "1m")
    void shouldAnswerAnyBytesWithFaultsOrAModel(final byte[] content) throws IOException {
        final Path folder = Files.createDirectories(packs.resolve("testland"));
        Files.write(folder.resolve("pack.yaml"), content);
        try {
            assertFalse(PackReader.read(packs).regions().isEmpty());
        } catch (final PackException e) {
            assertFalse(e.faults().isEmpty());
        }
    }
}
