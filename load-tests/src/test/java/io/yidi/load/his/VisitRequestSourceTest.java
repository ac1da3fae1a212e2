package io.yidi.load.his;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.corpus.CorpusGenerator;
import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitRequestSourceTest {

    private static final int SLOT = 3;

    private final VisitRequestSource source = new VisitRequestSource(
            new CorpusGenerator(1, new CorpusPopulation(1, 500), LocalDate.of(2026, 6, 15)), 100, "/fsi/api", 1);

    @Test
    void shouldWalkThroughAVisitAsItsStepsAreDone() throws IOException {
        final JsonNode registration = next();
        assertEquals("2201", registration.path("infno").asText());
        done(SettleReplyDecoder.TEMPLATE_ID, 77);

        final JsonNode upload = next();
        assertEquals("2204", upload.path("infno").asText());
        assertEquals("77", upload.at("/input/feedetail/0/mdtrt_id").asText());
        assertEquals(registration.path("fixmedins_code"), upload.path("fixmedins_code"));
        done(SettleReplyDecoder.TEMPLATE_ID, 0);

        final JsonNode settlement = next();
        assertEquals("2207", settlement.path("infno").asText());
        assertEquals("77", settlement.at("/input/data/mdtrt_id").asText());
        assertEquals(upload.at("/input/feedetail/0/det_item_fee_sumamt"), settlement.at("/input/data/medfee_sumamt"));
        done(SettleReplyDecoder.TEMPLATE_ID, 77);

        assertEquals("2201", next().path("infno").asText());
    }

    @Test
    void shouldBeginAnewWhereAStepWasRefused() throws IOException {
        final JsonNode registration = next();
        done(ErrorReplyDecoder.TEMPLATE_ID, 0);

        assertEquals("2201", next().path("infno").asText());
        assertNotEquals("", registration.path("msgid").asText());
    }

    /** A message id has four digits for all that a hospital sends within a second. */
    @Test
    void shouldNumberTheMessagesOfEachHospitalByItself() throws IOException {
        final Map<String, Integer> sent = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            final JsonNode request = next();
            final int before = sent.merge(request.path("fixmedins_code").asText(), 1, Integer::sum) - 1;
            final String msgId = request.path("msgid").asText();
            assertEquals(before, Integer.parseInt(msgId.substring(msgId.length() - 4)), msgId);
        }
        assertTrue(sent.size() > 1, sent::toString);
    }

    private JsonNode next() throws IOException {
        final ByteBuf request = Unpooled.buffer();
        source.writeNext(request, SLOT);
        final String text = request.toString(StandardCharsets.UTF_8);
        return NationalEndpoint.read(text.substring(text.indexOf("\r\n\r\n") + 4));
    }

    private void done(final int templateId, final long visitId) {
        final ByteBuf reply = Unpooled.buffer(1_024).writeZero(1_024);
        reply.setLongLE(ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.settlementIdEncodingOffset(), visitId);
        source.onReply(SLOT, templateId, reply, 0);
    }
}
