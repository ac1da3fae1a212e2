package io.yidi.gateway.national.file;

import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;

/** 文件下载 (9102): gives a file as it is; its number alone counts, the name does not. */
final class DownloadHandler implements DeskHandler {

    private static final String NUMBER = "file_qury_no";

    private final DeskFileTable files;

    DownloadHandler(final DeskFileTable files) {
        this.files = files;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final String number = asked.text(NUMBER);
        return DeskAnswer.of(files.find(number, request.institution())
                .orElseThrow(() -> asked.fault(ResultCode.FILE_UNKNOWN, NUMBER, number))
                .content());
    }
}
