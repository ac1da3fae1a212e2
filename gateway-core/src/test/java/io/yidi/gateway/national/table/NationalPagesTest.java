package io.yidi.gateway.national.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the pages of the field tables in step with the tables; {@code -Dyidi.docs.write=true} writes them anew. */
class NationalPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "protocol", "national");

    private final TransactionTable transactions = TransactionTable.load();

    static Stream<String> families() {
        return TransactionTable.FAMILIES.stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void shouldShowTheTablesOfAFamily(final String family) throws IOException {
        final Path page = PAGES.resolve(family + ".md");
        final String expected = page(family);
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.createDirectories(PAGES);
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page), "run the test with -Dyidi.docs.write=true");
    }

    private String page(final String family) {
        final StringBuilder page = new StringBuilder("# National interface: ")
                .append(family)
                .append("\n\nGenerated from the table the gateway works by; ")
                .append("[national.md](../national.md) says what the columns mean.\n");
        transactions.family(family).forEach(transaction -> append(page, transaction));
        return page.toString();
    }

    private static void append(final StringBuilder page, final TransactionRow transaction) {
        page.append("\n## ").append(transaction.infno()).append(' ').append(transaction.meaning());
        transaction.otherNumbers().forEach(number -> page.append(", also ").append(number));
        page.append("\n\n").append(served(transaction)).append('\n');
        transaction.inputs().forEach(node -> append(page, "input", node));
        if (transaction.outputs().stream().anyMatch(node -> node.rows().equals("file"))) {
            page.append("\nThe answer is the file itself, `application/octet-stream`; a failure is a document.\n");
            return;
        }
        transaction.outputs().forEach(node -> append(page, "output", node));
        if (transaction.outputs().isEmpty() && transaction.isServed()) {
            page.append("\nThe answer has no output.\n");
        }
    }

    private static String served(final TransactionRow transaction) {
        if (!transaction.isServed()) {
            return "Not served: YD-1302.";
        }
        if (transaction.isForDesk()) {
            return "Answered by the desk behind the door; nothing is recorded.";
        }
        return transaction.isLocal()
                ? "Answered by the door itself; nothing is recorded."
                : "Carried out at `" + transaction.address() + "`.";
    }

    private static void append(final StringBuilder page, final String side, final NodeTable node) {
        final String name = node.isEnvelope() ? "beside input" : (side + " " + node.name()).strip();
        page.append("\n**")
                .append(name)
                .append("**")
                .append(node.isList() ? ", a list" : "")
                .append("\n\n");
        page.append("| field | 名称 | type | | code table | trust | value |\n|---|---|---|---|---|---|---|\n");
        node.fields()
                .forEach(field -> page.append("| `")
                        .append(field.name())
                        .append("` | ")
                        .append(field.meaning())
                        .append(" | ")
                        .append(type(field))
                        .append(" | ")
                        .append(field.isRequired() ? "required" : "")
                        .append(" | ")
                        .append(field.codeTable())
                        .append(" | ")
                        .append(field.trust().name().toLowerCase(Locale.ROOT))
                        .append(" | ")
                        .append(field.value().isEmpty() ? "" : '`' + field.value() + '`')
                        .append(" |\n"));
    }

    private static String type(final FieldRow field) {
        return field.type().name().toLowerCase(Locale.ROOT) + (field.length() == 0 ? "" : " " + field.length());
    }
}
