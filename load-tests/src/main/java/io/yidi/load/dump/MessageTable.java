package io.yidi.load.dump;

import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.co.real_logic.sbe.ir.GenerationUtil;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** 报文表: the messages of the binary protocol, as its schema has them. Immutable. */
public final class MessageTable {

    private static final String SCHEMA = "/io/yidi/protocol/yidi-schema.xml";

    private final int schemaId;
    private final int version;
    private final Map<Integer, BlockRow> messages = new TreeMap<>();

    private MessageTable(final Ir ir) {
        schemaId = ir.id();
        version = ir.version();
        ir.messages().forEach(tokens -> messages.put(tokens.get(0).id(), block(tokens)));
    }

    /**
     * Reads the schema that the protocol ships.
     *
     * @throws IOException if it cannot be read
     */
    public static MessageTable load() throws IOException {
        try (InputStream schema = FrameDescriptor.class.getResourceAsStream(SCHEMA)) {
            return new MessageTable(new IrGenerator()
                    .generate(XmlSchemaParser.parse(
                            schema, ParserOptions.builder().stopOnError(true).build())));
        } catch (final IOException broken) {
            throw broken;
        } catch (final Exception broken) {
            throw new IOException("expected the schema " + SCHEMA + " to be sound", broken);
        }
    }

    /** Number of the schema. */
    public int schemaId() {
        return schemaId;
    }

    /** Version of the schema. */
    public int version() {
        return version;
    }

    /** All messages, by template. */
    public Collection<BlockRow> messages() {
        return messages.values();
    }

    /** A message by its template. */
    public Optional<BlockRow> ofTemplate(final int templateId) {
        return Optional.ofNullable(messages.get(templateId));
    }

    /** A message by its name. */
    public Optional<BlockRow> ofName(final String name) {
        return messages.values().stream()
                .filter(message -> message.name().equals(name))
                .findAny();
    }

    private static BlockRow block(final List<Token> tokens) {
        final Token head = tokens.get(0);
        final boolean isGroup = head.signal() == Signal.BEGIN_GROUP;
        final int bodyFrom = isGroup ? 1 + tokens.get(1).componentTokenCount() : 1;
        final List<Token> body = tokens.subList(bodyFrom, tokens.size() - 1);
        final List<Token> fields = new ArrayList<>();
        final List<Token> groups = new ArrayList<>();
        final List<Token> texts = new ArrayList<>();
        final int groupsFrom = GenerationUtil.collectFields(body, 0, fields);
        GenerationUtil.collectVarData(body, GenerationUtil.collectGroups(body, groupsFrom, groups), texts);
        return new BlockRow(
                head.name(),
                head.id(),
                text(head.description()),
                head.encodedLength(),
                components(fields).stream().map(MessageTable::field).toList(),
                components(groups).stream().map(MessageTable::block).toList(),
                components(texts).stream().map(MessageTable::variable).toList());
    }

    /** Cuts tokens that follow each other into those that belong together. */
    private static List<List<Token>> components(final List<Token> tokens) {
        final List<List<Token>> components = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i += tokens.get(i).componentTokenCount()) {
            components.add(tokens.subList(i, i + tokens.get(i).componentTokenCount()));
        }
        return components;
    }

    private static FieldRow field(final List<Token> tokens) {
        final Token head = tokens.get(0);
        final Token type = tokens.get(1);
        final Token number = type.signal() == Signal.ENCODING ? type : tokens.get(2);
        return new FieldRow(
                head.name(),
                text(head.description()),
                head.offset(),
                type.encodedLength(),
                type.applicableTypeName(),
                text(type.description()),
                number.encoding().primitiveType(),
                form(type),
                charset(number),
                type.isOptionalEncoding()
                        ? Optional.of(type.encoding().applicableNullValue().longValue())
                        : Optional.empty(),
                values(tokens));
    }

    /** Anything but UTF-8 is read byte by byte, so that nothing is lost. */
    private static Charset charset(final Token type) {
        return "UTF-8".equals(type.encoding().characterEncoding())
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
    }

    private static FieldForm form(final Token type) {
        return switch (type.signal()) {
            case BEGIN_ENUM -> FieldForm.ENUM;
            case BEGIN_SET -> FieldForm.SET;
            default ->
                type.encoding().primitiveType().size() < type.encodedLength()
                                || type.encoding().characterEncoding() != null
                        ? FieldForm.TEXT
                        : FieldForm.NUMBER;
        };
    }

    private static List<NamedValue> values(final List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.signal() == Signal.VALID_VALUE || token.signal() == Signal.CHOICE)
                .map(token -> new NamedValue(
                        token.name(), token.encoding().constValue().longValue(), text(token.description())))
                .toList();
    }

    private static TextRow variable(final List<Token> tokens) {
        final boolean isText = tokens.stream()
                .filter(token -> token.name().equals("varData"))
                .anyMatch(token -> token.encoding().characterEncoding() != null);
        return new TextRow(tokens.get(0).name(), text(tokens.get(0).description()), isText);
    }

    private static String text(final String description) {
        return description == null ? "" : description;
    }
}
