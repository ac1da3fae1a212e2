package io.yidi.gateway.reconciled;

/**
 * 原因说明: a likely cause in words.
 *
 * @param zh what it is called in Chinese
 * @param en what it is called in English
 * @param stepZh what to do, in Chinese
 * @param stepEn what to do, in English
 */
public record CauseText(String zh, String en, String stepZh, String stepEn) {}
