package io.yidi.gateway.metrics.exposition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.metrics.RecordStages;
import io.yidi.gateway.metrics.Stage;

/** 逐笔时延JSON写出: the stages of one record in nanoseconds, none of them if it is not kept. One thread. */
public final class RecordStagesJsonWriter {

    private final JsonMapper mapper = new JsonMapper();
    private final long[] elapsedNs = new long[Stage.count()];

    /**
     * Writes the document.
     *
     * @param instruments of the gateway
     * @param sequence of the record
     * @return the document
     */
    public String write(final Instruments instruments, final long sequence) {
        final ObjectNode document = mapper.createObjectNode()
                .put("unit", "ns")
                .put("recording", instruments.isOn())
                .put("records_max", RecordStages.RECORDS_MAX)
                .put("setl_id", Long.toString(sequence));
        final ObjectNode stages = document.putObject("stages");
        if (instruments.records().read(sequence, elapsedNs)) {
            for (final Stage stage : Stage.values()) {
                stages.put(stage.label(), elapsedNs[stage.ordinal()]);
            }
        }
        return document.toString();
    }
}
