/*
 * Stands between a process and the kernel (LD_PRELOAD) and makes one write or force on files below a directory go
 * wrong. The environment says which:
 *
 *   YIDI_SHIM_UNDER  directory, without a slash at the end
 *   YIDI_SHIM_CALLS  write | force | any: which calls are counted
 *   YIDI_SHIM_AT     number of the call that goes wrong, from 1; 0: none
 *   YIDI_SHIM_FAULT  eio | enospc: the call fails; short: half is written; drop: nothing happens, success is reported;
 *                    delay: it is done, later
 *   YIDI_SHIM_DELAY_MS  how much later
 *   YIDI_SHIM_EVERY  1: every call from that one on goes wrong, not only that one
 *   YIDI_SHIM_MARK   file; when the fault happens one line is written: monotonic nanoseconds, call, path
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum fault { NONE, FAIL_EIO, FAIL_ENOSPC, SHORT, DROP, DELAY };

static const char *under;
static const char *mark;
static size_t under_length;
static long at, delay_ms;
static int every, count_writes, count_forces;
static enum fault fault;
static atomic_long calls;
static atomic_int marked;

static int is(const char *text, const char *expected) { return text != NULL && strcmp(text, expected) == 0; }

__attribute__((constructor)) static void read_environment(void) {
    const char *kind = getenv("YIDI_SHIM_FAULT");
    const char *which = getenv("YIDI_SHIM_CALLS");
    const char *number = getenv("YIDI_SHIM_AT");
    const char *milliseconds = getenv("YIDI_SHIM_DELAY_MS");
    under = getenv("YIDI_SHIM_UNDER");
    mark = getenv("YIDI_SHIM_MARK");
    under_length = under == NULL ? 0 : strlen(under);
    at = number == NULL ? 0 : atol(number);
    every = is(getenv("YIDI_SHIM_EVERY"), "1");
    count_writes = is(which, "write") || is(which, "any");
    count_forces = is(which, "force") || is(which, "any");
    fault = is(kind, "eio") ? FAIL_EIO : is(kind, "enospc") ? FAIL_ENOSPC : is(kind, "short") ? SHORT
            : is(kind, "drop") ? DROP : is(kind, "delay") ? DELAY : NONE;
    delay_ms = milliseconds == NULL ? 0 : atol(milliseconds);
}

/* Through the raw system call: a write of our own must not be counted. */
static void tell(const char *call, const char *path) {
    char line[4400];
    char thread[16];
    struct timespec now;
    int file, length;
    if (mark == NULL || atomic_exchange(&marked, 1)) {
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    prctl(PR_GET_NAME, thread);
    for (char *space = strchr(thread, ' '); space != NULL; space = strchr(space, ' ')) {
        *space = '_';
    }
    length = snprintf(line, sizeof line, "%lld %s %s %s\n", now.tv_sec * 1000000000LL + now.tv_nsec, call, thread, path);
    file = (int) syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0) {
        syscall(SYS_write, file, line, (size_t) length);
        syscall(SYS_close, file);
    }
}

static void wait_a_little(void) {
    struct timespec left = {delay_ms / 1000, delay_ms % 1000 * 1000000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

/* The fault for this call; NONE if it is not one of ours or not its turn. */
static enum fault next(int descriptor, int is_counted, const char *call) {
    char link[64], path[4200];
    ssize_t length;
    long number;
    if (under_length == 0 || at == 0 || !is_counted) {
        return NONE;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    if (strncmp(path, under, under_length) != 0 || (path[under_length] != '/' && path[under_length] != 0)) {
        return NONE;
    }
    number = atomic_fetch_add(&calls, 1) + 1;
    if (number != at && !(every && number > at)) {
        return NONE;
    }
    tell(call, path);
    if (fault == DELAY) {
        wait_a_little();
        return NONE;
    }
    return fault;
}

static ssize_t failed(enum fault kind) {
    errno = kind == FAIL_ENOSPC ? ENOSPC : EIO;
    return -1;
}

static size_t half(size_t length) { return length > 1 ? length / 2 : length; }

ssize_t write(int descriptor, const void *bytes, size_t length) {
    switch (next(descriptor, count_writes, "write")) {
        case NONE: return syscall(SYS_write, descriptor, bytes, length);
        case SHORT: return syscall(SYS_write, descriptor, bytes, half(length));
        case DROP: return (ssize_t) length;
        case FAIL_ENOSPC: return failed(FAIL_ENOSPC);
        default: return failed(FAIL_EIO);
    }
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
    switch (next(descriptor, count_writes, "pwrite")) {
        case NONE: return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
        case SHORT: return syscall(SYS_pwrite64, descriptor, bytes, half(length), offset);
        case DROP: return (ssize_t) length;
        case FAIL_ENOSPC: return failed(FAIL_ENOSPC);
        default: return failed(FAIL_EIO);
    }
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    return pwrite64(descriptor, bytes, length, offset);
}

static ssize_t total(const struct iovec *parts, int count) {
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        sum += (ssize_t) parts[i].iov_len;
    }
    return sum;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    switch (next(descriptor, count_writes, "writev")) {
        case NONE: return syscall(SYS_writev, descriptor, parts, count);
        case SHORT: return syscall(SYS_write, descriptor, parts[0].iov_base, half(parts[0].iov_len));
        case DROP: return total(parts, count);
        case FAIL_ENOSPC: return failed(FAIL_ENOSPC);
        default: return failed(FAIL_EIO);
    }
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
    switch (next(descriptor, count_writes, "pwritev")) {
        case NONE: return syscall(SYS_pwritev, descriptor, parts, count, offset, 0);
        case SHORT: return syscall(SYS_pwrite64, descriptor, parts[0].iov_base, half(parts[0].iov_len), offset);
        case DROP: return total(parts, count);
        case FAIL_ENOSPC: return failed(FAIL_ENOSPC);
        default: return failed(FAIL_EIO);
    }
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
    return pwritev64(descriptor, parts, count, offset);
}

static int force(int descriptor, const char *call, long number) {
    switch (next(descriptor, count_forces, call)) {
        case NONE: case SHORT: return (int) syscall(number, descriptor);
        case DROP: return 0;
        case FAIL_ENOSPC: return (int) failed(FAIL_ENOSPC);
        default: return (int) failed(FAIL_EIO);
    }
}

int fdatasync(int descriptor) { return force(descriptor, "fdatasync", SYS_fdatasync); }

int fsync(int descriptor) { return force(descriptor, "fsync", SYS_fsync); }
