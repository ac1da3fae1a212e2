package io.yidi.gateway.national.desk;

import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import java.io.IOException;

/** 查询处理: answers the requests of one transaction. The desk's thread only. */
@FunctionalInterface
public interface DeskHandler {

    /**
     * Answers.
     *
     * @param request whose fields were checked against its table
     * @return values of the output, or a file
     * @throws InputFaultException naming what keeps it from being answered
     * @throws IOException if something cannot be read
     */
    DeskAnswer answer(NationalRequest request) throws InputFaultException, IOException;
}
