package io.yidi.protocol.json;

import io.yidi.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 请求写出: an SBE request as the JSON that {@link RequestJsonReader} reads; the client's side.
 *
 * <p>Times lose what is below a second. Not thread-safe: one for each thread that writes. Allocates nothing.
 */
public final class RequestJsonWriter {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final JsonWriter json = new JsonWriter();
    private final BlockJsonWriter blocks = new BlockJsonWriter(json);

    /**
     * Writes one request.
     *
     * @param request that holds a well-formed message
     * @param offset of its message header
     * @param target for the document; about 300 bytes a line and 1 KiB besides, 3 KiB with form 11
     * @param targetOffset of the document
     * @return length of the document, in bytes
     */
    public int write(
            final DirectBuffer request, final int offset, final MutableDirectBuffer target, final int targetOffset) {
        header.wrap(request, offset);
        final BlockDescriptor message = RequestDescriptors.ofTemplate(header.templateId());
        json.wrap(target, targetOffset);
        json.openObject();
        blocks.write(message, request, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength());
        json.closeObject();
        return json.length();
    }
}
