package io.yidi.gateway.keys;

import java.io.IOException;

/** 键文件任务: something the background thread does; done again when it fails. */
@FunctionalInterface
interface KeyFileJob {

    /** Does it. */
    void run() throws IOException;
}
