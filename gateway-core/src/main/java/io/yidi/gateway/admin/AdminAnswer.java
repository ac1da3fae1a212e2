package io.yidi.gateway.admin;

/**
 * 运维应答: what the admin port answers.
 *
 * @param status of HTTP
 * @param json the body
 */
public record AdminAnswer(int status, String json) {}
