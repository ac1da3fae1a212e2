/*
 * Stands between a process and the time of day: adds to it what the first eight bytes of a file say, in nanoseconds.
 * Only the time of day is moved; what measures durations is left alone.
 *
 *   YIDI_CLOCK_AHEAD   the file; whoever changes it moves the clock of a process that runs
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NS_PER_SECOND 1000000000LL

typedef int (*clock_gettime_call)(clockid_t, struct timespec *);

static clock_gettime_call next_clock_gettime;
static volatile const long long *ahead_ns;

__attribute__((constructor)) static void begin(void) {
  next_clock_gettime = (clock_gettime_call)dlsym(RTLD_NEXT, "clock_gettime");
  const char *path = getenv("YIDI_CLOCK_AHEAD");
  int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    void *mapped = mmap(NULL, sizeof(long long), PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) {
      ahead_ns = mapped;
    }
    close(file);
  }
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (next_clock_gettime == NULL) {
    begin();
  }
  int result = next_clock_gettime(clock, time);
  if (result == 0 && ahead_ns != NULL && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    long long ns = time->tv_sec * NS_PER_SECOND + time->tv_nsec + *ahead_ns;
    time->tv_sec = ns / NS_PER_SECOND;
    time->tv_nsec = ns % NS_PER_SECOND;
  }
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return result;
}
