package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.JournalScan;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 显示流水: {@code yidi journal dump}. */
@Command(
        name = "dump",
        description = "Show records, one JSON object a line; numbers of people and vouchers are masked.",
        mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer>, RecordVisitor {

    private static final int MSGID_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.msgIdEncodingOffset();

    private final UnaryOperator<Path> dataDirectoryOf;
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final RecordJsonWriter json = new RecordJsonWriter();

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private JournalOptions options;

    @Option(names = "--from", defaultValue = "1", paramLabel = "SEQ", description = "First sequence to show.")
    private long from;

    @Option(
            names = "--to",
            defaultValue = "9223372036854775807",
            paramLabel = "SEQ",
            description = "Last sequence to show.")
    private long to;

    @Option(names = "--msgid", paramLabel = "ID", description = "Show only requests with this msgid.")
    private String msgId;

    DumpCommand(final UnaryOperator<Path> dataDirectoryOf) {
        this.dataDirectoryOf = dataDirectoryOf;
    }

    @Override
    public Integer call() throws IOException {
        check();
        new JournalScan(options.files(dataDirectoryOf, spec.commandLine()), this).run();
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private void check() {
        if (from < 1 || to < from) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 <= --from <= --to, found --from " + from + " --to " + to);
        }
        if (msgId != null && (msgId.isEmpty() || msgId.length() > SettleRequestDecoder.msgIdEncodingLength())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected a --msgid of 1 to " + SettleRequestDecoder.msgIdEncodingLength() + " characters, found "
                            + msgId.length());
        }
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        body.wrap(buffer, offset);
        if (sequence >= from && sequence <= to && isWanted(type)) {
            spec.commandLine().getOut().println(json.write(type, sequence, timestampNs, position, body));
        }
    }

    /** Settlement and reversal have their msgid in the same place. */
    private boolean isWanted(final int type) {
        return msgId == null
                || (type != RecordType.CONTROL
                        && msgId.equals(AsciiField.text(
                                body.buffer(),
                                body.commandOffset() + MSGID_OFFSET,
                                SettleRequestDecoder.msgIdEncodingLength())));
    }
}
