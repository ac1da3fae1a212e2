/**
 * 报文转储: any frame of the binary door as JSON, and back, byte for byte.
 *
 * <p>Job: read the schema, and by it frames into documents and documents into frames.
 * <br>Upstream: the {@code dump} command. Downstream: the schema of {@code protocol}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.dump;
