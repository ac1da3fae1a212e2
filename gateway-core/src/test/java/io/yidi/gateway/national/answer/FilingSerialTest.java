package io.yidi.gateway.national.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.DocumentReader;
import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.LineList;
import io.yidi.gateway.national.message.RequestTranslator;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonWriter;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of a filing says what its withdrawal needs. */
class FilingSerialTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String HOSPITALS =
            "\"hospitals\":[{\"fixmedins_code\":\"H11010500001\",\"admdvs\":\"110105\"}]}";

    private final TransactionTable transactions = TransactionTable.load();
    private final RequestTranslator translator =
            new RequestTranslator(transactions, new PlaceTable(NationalConfiguration.NONE));
    private final DocumentReader reader = new DocumentReader();
    private final IndexedRequest request = new IndexedRequest();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2505 | GENERAL         | 390:7                     | {\"insutype\":\"390\",\"filing_no\":\"7\"}",
                "2503 | CHRONIC         | 390:7:M03900              | {\"insutype\":\"390\",\"filing_no\":\"7\","
                        + "\"dise_codg\":\"M03900\"}",
                "2505 | CHOSEN_PROVIDER | 390:7:H11010500001:110105 | " + "{\"insutype\":\"390\",\"filing_no\":\"7\","
                        + HOSPITALS
            })
    void shouldTellBothWays(final String infno, final String kind, final String serial, final String withdrawal)
            throws Exception {
        read(infno, "\"insutype\":\"390\",\"opsp_dise_code\":\"M03900\",\"fixmedins_code\":\"H11010500001\"");
        assertEquals(serial, serialOf("{\"filing_no\":\"7\",\"filing_kind\":\"" + kind + "\"}"));

        read("2506", "\"psn_no\":\"P1\",\"trt_dcla_detl_sn\":\"" + serial + "\"");
        final ObjectNode expected = (ObjectNode) MAPPER.readTree(withdrawal);
        assertEquals(expected, translated().retain("insutype", "filing_no", "dise_codg", "hospitals"));
    }

    @Test
    void shouldRefuseANumberThatIsNotOfThisGateway() throws Exception {
        for (final String foreign : new String[] {"17", "1:2:3:4:5", "310:", "310:0", "310:x"}) {
            read("2506", "\"psn_no\":\"P1\",\"trt_dcla_detl_sn\":\"" + foreign + "\"");
            assertEquals(
                    "YD-1206 trt_dcla_detl_sn (" + foreign + ")",
                    assertThrows(InputFaultException.class, this::translated)
                            .fault()
                            .toString());
        }
    }

    private String serialOf(final String reply) throws InputFaultException {
        final DocumentIndex index = new DocumentIndex();
        final byte[] document = reply.getBytes(StandardCharsets.UTF_8);
        reader.read(document, document.length, index);
        final OutputScope scope = new OutputScope();
        scope.begin(request, new LineList(), index, DocumentIndex.ROOT, "", "");
        final TextBuffer text = new TextBuffer();
        FilingSerial.write(scope, text);
        return text.view().toString();
    }

    private void read(final String infno, final String fields) throws InputFaultException {
        final byte[] document = ("{\"msgid\":\"M1\",\"fixmedins_code\":\"H11010500001\",\"insuplc_admdvs\":\"130100\","
                        + "\"mdtrtarea_admvs\":\"110105\",\"input\":{\"data\":{" + fields + "}}}")
                .getBytes(StandardCharsets.UTF_8);
        reader.read(document, document.length, request.index());
        request.take(transactions.find(infno), request.index().find(DocumentIndex.ROOT, "input"));
    }

    private ObjectNode translated() throws Exception {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);
        translator.translate(request, 0, new LineList(), message);
        final UnsafeBuffer json = new UnsafeBuffer(new byte[4_096]);
        final int length = new RequestJsonWriter().write(message, 0, json, 0);
        return (ObjectNode) MAPPER.readTree(json.byteArray(), 0, length);
    }
}
