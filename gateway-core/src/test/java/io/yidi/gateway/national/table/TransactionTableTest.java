package io.yidi.gateway.national.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables say of whole transactions. */
class TransactionTableTest {

    private final TransactionTable transactions = TransactionTable.load();

    @ParameterizedTest
    @ValueSource(
            strings = {"2202", "2203", "2205", "2302", "2402", "2403", "2404", "2405", "2502", "2504", "2506", "2601"})
    void shouldHaveNoOutputWhereTheInterfaceHasNone(final String infno) {
        assertTrue(transactions.find(infno).isServed());
        assertEquals(List.of(), transactions.find(infno).outputs());
    }

    @ParameterizedTest
    @CsvSource({"2203A, 2203", "2206A, 2206", "2207A, 2207"})
    void shouldReadANumberWithALetterAsTheOneWithout(final String newer, final String older) {
        assertSame(transactions.find(older), transactions.find(newer));
    }

    @Test
    void shouldHaveTheFilesFieldsInTheOutputItself() {
        for (final String infno : List.of("9101", "1301")) {
            final List<NodeTable> outputs = transactions.find(infno).outputs();
            assertEquals(List.of(""), outputs.stream().map(NodeTable::name).toList());
        }
    }
}
