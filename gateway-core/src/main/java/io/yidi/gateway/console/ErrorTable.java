package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.util.List;

/** 错误目录: every result code with what a reply says of it, in both languages. */
public final class ErrorTable {

    private static final int OK = 200;

    private final AdminAnswer answer = new AdminAnswer(OK, json());

    /** {@code GET /console/api/errors}. */
    public AdminRoute route() {
        return new AdminRoute("GET", ConsolePages.ROOT + "/api/errors", List.of(), asked -> answer);
    }

    private static String json() {
        final ArrayNode codes = new JsonMapper().createArrayNode();
        for (final ResultCode code : ResultCode.values()) {
            final ObjectNode row = codes.addObject()
                    .put("code", code.label())
                    .put("class", code.resultClass().name())
                    .put("requirement", code.requirement());
            put(row.putObject("zh"), ResultTexts.ZH_CN, code);
            put(row.putObject("en"), ResultTexts.EN, code);
        }
        return codes.toString();
    }

    private static void put(final ObjectNode texts, final ResultTexts language, final ResultCode code) {
        texts.put("text", language.text(code))
                .put("cause", language.cause(code))
                .put("cure", language.cure(code));
    }
}
