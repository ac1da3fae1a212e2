package io.yidi.gateway.admin;

import java.util.function.Supplier;

/**
 * 实时推送: what listeners are told once a second.
 *
 * @param path where they listen
 * @param event makes what is told: one line of JSON; called on the event loop, so it must not wait
 */
public record AdminStream(String path, Supplier<String> event) {}
