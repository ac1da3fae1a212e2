package io.yidi.gateway.policy.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.plane.FigureSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which source belongs to a value of a row. */
class CitedSourceTest {

    private static final NavigableMap<String, String> ROW = new TreeMap<>(Map.of(
            "bands[三级].source", "around",
            "bands[三级].value[1].ratioBp", "85%",
            "bands[三级].value[2].ratioBp", "90%",
            "bands[三级].value[2].source", "beside",
            "sources.around.document", "甲办法",
            "sources.around.article", "第三条",
            "sources.around.confidence", "A",
            "sources.beside.document", "一般常识",
            "sources.beside.confidence", "D"));

    @Test
    void shouldTakeTheSourceNearestToAValue() {
        assertEquals("一般常识 [D]", source("bands[三级].value[2].ratioBp"));
        assertEquals("甲办法 第三条 [A]", source("bands[三级].value[1].ratioBp"));
        assertEquals("甲办法 第三条 [A]", source("bands[三级].value[7].upToFen"), "of a value that is not there any more");
        assertEquals("一般常识 [D]", source("sources.beside.confidence"));
        assertEquals("none", source("from"));
        assertEquals("none", source("bands[二级].value[1].ratioBp"));
    }

    /** Ratios and amounts are what is paid by: none is without a source. */
    @Test
    void shouldFindASourceForEveryRatioAndAmountThatShips() throws Exception {
        PolicyView.of(Packs.FOLDER)
                .values()
                .forEach((key, row) -> row.keySet().stream()
                        .filter(path ->
                                path.endsWith(".ratioBp") || path.contains(".amounts[") || path.contains(".cap["))
                        .forEach(path -> assertTrue(CitedSource.of(row, path).isPresent(), () -> key + ' ' + path)));
    }

    private static String source(final String path) {
        return CitedSource.of(ROW, path).map(FigureSource::text).orElse("none");
    }
}
