package io.yidi.gateway.journal;

/** 备用段: a zero-filled, forced file that waits to become a segment. */
record Spare(String name, JournalFile file) {}
