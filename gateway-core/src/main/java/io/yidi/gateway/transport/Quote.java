package io.yidi.gateway.transport;

/**
 * 试算结果: what the JSON door answers to a quote.
 *
 * @param status of HTTP
 * @param json the answer
 */
public record Quote(int status, String json) {}
