package io.yidi.gateway.page;

/**
 * 页面: one page, style sheet, script or contract.
 *
 * @param path where it is asked for
 * @param contentType with its character set
 * @param content not to be changed
 * @param tag says whether a copy that somebody kept is still this one
 */
public record Page(String path, String contentType, byte[] content, String tag) {}
