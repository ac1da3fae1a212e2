package io.yidi.gateway.policy.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksDocumentTest {

    private static final String FENCE = "```";

    @TempDir
    Path packs;

    @Test
    void shouldShowACompleteExampleThatLoads() throws Exception {
        final String page = Files.readString(Path.of("..", "docs", "policy", "packs.md"));
        final int begin = page.indexOf(FENCE + "yaml\n", page.indexOf("## A complete example\n")) + FENCE.length() + 5;
        final String example = page.substring(begin, page.indexOf(FENCE, begin));
        PackText.write(packs, "exampleland", "pack.yaml", example);
        assertEquals(
                "exampleland/employee-inpatient/2023-01-01",
                PackReader.read(packs).plans().get(0).id());
    }
}
