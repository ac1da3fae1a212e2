package io.yidi.gateway.policy.yaml;

import io.yidi.protocol.ResultCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML 文档: bytes of a pack file as a tree of nodes with marks: one document, bounded in size and depth, no aliases. */
public final class YamlDocument {

    public static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 16;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MAX_BYTES)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();

    private YamlDocument() {}

    public static Optional<Node> parse(final byte[] content, final FaultSink faults) {
        if (content.length > MAX_BYTES) {
            faults.add(1, 1, ResultCode.PACK_SYNTAX, "at most " + MAX_BYTES + " bytes", content.length + " bytes");
            return Optional.empty();
        }
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return isWithinBounds(text, faults) ? compose(text, faults) : Optional.empty();
        } catch (final CharacterCodingException notUtf8) {
            faults.add(1, 1, ResultCode.PACK_SYNTAX, "UTF-8", "other bytes");
        } catch (final MarkedYamlEngineException e) {
            addSyntax(e, faults);
        } catch (final YamlEngineException e) {
            faults.add(1, 1, ResultCode.PACK_SYNTAX, "YAML", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(final String text, final FaultSink faults) {
        final Optional<Node> root = new Compose(SETTINGS).composeString(text);
        if (root.isEmpty()) {
            faults.add(1, 1, ResultCode.PACK_SYNTAX, "one YAML document", "nothing");
        }
        return root;
    }

    private static boolean isWithinBounds(final String text, final FaultSink faults) {
        int depth = 0;
        for (final Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> {
                    addBound(event, "no alias (write the value out)", "an alias", faults);
                    return false;
                }
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                addBound(event, "at most " + MAX_DEPTH + " levels", "a deeper one", faults);
                return false;
            }
        }
        return true;
    }

    private static void addBound(final Event event, final String expected, final String found, final FaultSink faults) {
        final Mark mark = event.getStartMark().orElseThrow();
        faults.add(mark.getLine() + 1, mark.getColumn() + 1, ResultCode.PACK_SYNTAX, expected, found);
    }

    private static void addSyntax(final MarkedYamlEngineException e, final FaultSink faults) {
        final Optional<Mark> mark = e.getProblemMark();
        faults.add(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                ResultCode.PACK_SYNTAX,
                "YAML",
                String.valueOf(e.getProblem()).replaceFirst("^found ", ""));
    }
}
