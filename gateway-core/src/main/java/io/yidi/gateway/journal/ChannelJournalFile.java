package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** 流水文件: one {@link FileChannel}. */
final class ChannelJournalFile implements JournalFile {

    private final FileChannel channel;

    ChannelJournalFile(final FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int write(final ByteBuffer source, final long position) throws IOException {
        return channel.write(source, position);
    }

    @Override
    public int read(final ByteBuffer into, final long position) throws IOException {
        return channel.read(into, position);
    }

    @Override
    public void force(final boolean metadata) throws IOException {
        channel.force(metadata);
    }

    @Override
    public long lengthBytes() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
