package io.yidi.gateway.docs;

/**
 * 文档页面: one page, style sheet, script or contract.
 *
 * @param path where it is asked for
 * @param contentType with its character set
 * @param content not to be changed
 * @param tag says whether a copy that somebody kept is still this one
 */
public record DocsPage(String path, String contentType, byte[] content, String tag) {}
