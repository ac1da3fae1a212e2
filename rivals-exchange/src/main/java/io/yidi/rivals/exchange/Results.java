package io.yidi.rivals.exchange;

import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import java.util.function.ObjLongConsumer;

/** 结果计数: orders done and refused. Written by exchange-core's result thread alone, read by any. */
final class Results implements ObjLongConsumer<OrderCommand> {

    private volatile long done;
    private volatile long refused;

    @Override
    public void accept(final OrderCommand command, final long sequence) {
        if (command.command == OrderCommandType.PLACE_ORDER) {
            count(command.resultCode == CommandResultCode.SUCCESS);
        }
    }

    long done() {
        return done;
    }

    long refused() {
        return refused;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(final boolean isGood) {
        done++;
        if (!isGood) {
            refused++;
        }
    }
}
