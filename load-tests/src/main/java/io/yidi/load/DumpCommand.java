package io.yidi.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.load.dump.FrameReader;
import io.yidi.load.dump.FrameWriter;
import io.yidi.load.dump.MessageTable;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 报文转储命令: a captured frame into JSON, and back. */
@CommandLine.Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Turn frames of the binary door into JSON with the names of the schema, or such JSON into frames.",
            "What begins with '{' is JSON; what holds hexadecimal digits and blanks alone is hex; the rest is taken as "
                    + "the bytes of one or more frames. Without an argument standard input is read.",
            "  ./yidi dump capture.bin      ./yidi dump --hex '37000000 7000 8503 …'      ./yidi dump bill.json"
        })
final class DumpCommand implements Callable<Integer> {

    private static final HexFormat HEX = HexFormat.of();
    private static final int HEX_BYTES_PER_LINE = 32;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--hex", paramLabel = "DIGITS", description = "A frame as hexadecimal digits.")
    private String digits;

    @CommandLine.Parameters(arity = "0..1", paramLabel = "FILE", description = "Frames, hex or JSON.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        final byte[] input = input();
        final String text = new String(input, StandardCharsets.UTF_8).strip();
        final MessageTable table = MessageTable.load();
        if (text.startsWith("{")) {
            toFrames(table, text);
        } else {
            toJson(table, text.matches("[0-9A-Fa-f\\s]+") ? HEX.parseHex(text.replaceAll("\\s", "")) : input);
        }
        return CommandLine.ExitCode.OK;
    }

    private byte[] input() throws IOException {
        if (digits != null) {
            return digits.getBytes(StandardCharsets.UTF_8);
        }
        return file == null ? System.in.readAllBytes() : Files.readAllBytes(file);
    }

    private void toJson(final MessageTable table, final byte[] frames) throws IOException {
        final FrameReader reader = new FrameReader(table);
        final ByteBuffer left = ByteBuffer.wrap(frames).order(FrameDescriptor.BYTE_ORDER);
        final JsonMapper mapper = new JsonMapper();
        while (left.hasRemaining()) {
            print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(reader.read(left)));
        }
    }

    private void toFrames(final MessageTable table, final String documents) throws IOException {
        final FrameWriter writer = new FrameWriter(table);
        try (MappingIterator<JsonNode> each =
                new JsonMapper().readerFor(JsonNode.class).readValues(documents)) {
            while (each.hasNext()) {
                final byte[] frame = writer.write(each.next());
                for (int i = 0; i < frame.length; i += HEX_BYTES_PER_LINE) {
                    print(HEX.formatHex(frame, i, Math.min(frame.length, i + HEX_BYTES_PER_LINE)));
                }
            }
        }
    }

    private void print(final String line) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
