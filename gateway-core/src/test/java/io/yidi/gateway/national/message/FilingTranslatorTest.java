package io.yidi.gateway.national.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of a filing says what its withdrawal needs. */
class FilingTranslatorTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String HOSPITALS =
            "\"hospitals\":[{\"fixmedins_code\":\"H11010500001\",\"admdvs\":\"110105\"}]}";
    private static final String ASKED = "{\"insutype\":\"390\",\"dise_codg\":\"M03900\"," + HOSPITALS;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GENERAL         | 390:7                     | {\"insutype\":\"390\"}",
                "CHRONIC         | 390:7:M03900              | {\"insutype\":\"390\",\"dise_codg\":\"M03900\"}",
                "CHOSEN_PROVIDER | 390:7:H11010500001:110105 | " + "{\"insutype\":\"390\"," + HOSPITALS
            })
    void shouldTellBothWays(final String kind, final String serial, final String withdrawal) throws Exception {
        final ObjectNode reply = MAPPER.createObjectNode().put("filing_no", "7").put("filing_kind", kind);
        assertEquals(serial, FilingTranslator.serialOf(MAPPER.readTree(ASKED), reply));

        final ObjectNode document = MAPPER.createObjectNode();
        FilingTranslator.putSerial(row(serial), "trt_dcla_detl_sn", document);
        assertEquals(MAPPER.readTree(withdrawal), document);
    }

    @Test
    void shouldRefuseANumberThatIsNotOfThisGateway() {
        for (final String foreign : new String[] {"17", "1:2:3:4:5"}) {
            assertEquals(
                    "YD-1206 trt_dcla_detl_sn (" + foreign + ")",
                    assertThrows(
                                    InputFaultException.class,
                                    () -> FilingTranslator.putSerial(
                                            row(foreign), "trt_dcla_detl_sn", MAPPER.createObjectNode()))
                            .fault()
                            .toString());
        }
    }

    private static InputNodes.Row row(final String serial) {
        final JsonNode fields = MAPPER.createObjectNode().put("trt_dcla_detl_sn", serial);
        return new InputNodes.Row(fields, "data", InputNodes.Row.NO_INDEX);
    }
}
