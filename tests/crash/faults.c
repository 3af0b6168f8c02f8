// Loaded into the server before libc (LD_PRELOAD), so that the disk and the clock fail when a test says so. What
// fails is said in a file that both map: RINGMUR_FAULTS names it, RINGMUR_FAULTS_ON the files that are meant (all
// whose path begins so: a database and its log; with a "$" at its end that one file only).

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// As tests/crash/faults.py writes it.
struct Orders {
  int64_t sync_error;    // errno of fsync and fdatasync; 0: none
  int64_t sync_after;    // how many succeed first
  int64_t write_error;   // the same of writing
  int64_t write_after;
  int64_t clock_offset;  // seconds
  int64_t hits;          // failures so far
};

static struct Orders *orders(void) {
  static struct Orders *known;
  static int looked;
  if (!looked) {
    const char *name = getenv("RINGMUR_FAULTS");
    int file = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    if (file >= 0) {
      void *mapped = mmap(NULL, sizeof(struct Orders), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
      if (mapped != MAP_FAILED) known = mapped;
      close(file);
    }
    looked = 1;
  }
  return known;
}

static int is_meant(int file) {
  const char *start = getenv("RINGMUR_FAULTS_ON");
  char link[64];
  char path[4096];
  if (!start) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  size_t many = strlen(start);
  if (many > 0 && start[many - 1] == '$') return (size_t)length == many - 1 && strncmp(path, start, many - 1) == 0;
  return strncmp(path, start, many) == 0;
}

// Whether this call fails, and how.
static int failure(int file, int64_t *error, int64_t *after) {
  struct Orders *given = orders();
  if (!given || __atomic_load_n(error, __ATOMIC_SEQ_CST) == 0 || !is_meant(file)) return 0;
  if (__atomic_fetch_sub(after, 1, __ATOMIC_SEQ_CST) > 0) return 0;
  __atomic_fetch_add(&given->hits, 1, __ATOMIC_SEQ_CST);
  return (int)__atomic_load_n(error, __ATOMIC_SEQ_CST);
}

static int sync_failure(int file) {
  struct Orders *given = orders();
  return given ? failure(file, &given->sync_error, &given->sync_after) : 0;
}

static int write_failure(int file) {
  struct Orders *given = orders();
  return given ? failure(file, &given->write_error, &given->write_after) : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL(number) \
  do { \
    errno = (number); \
    return -1; \
  } while (0)

int fsync(int file) {
  int error = sync_failure(file);
  if (error) FAIL(error);
  return REAL(fsync)(file);
}

int fdatasync(int file) {
  int error = sync_failure(file);
  if (error) FAIL(error);
  return REAL(fdatasync)(file);
}

ssize_t write(int file, const void *bytes, size_t count) {
  int error = write_failure(file);
  if (error) FAIL(error);
  return REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  int error = write_failure(file);
  if (error) FAIL(error);
  return REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  int error = write_failure(file);
  if (error) FAIL(error);
  return REAL(pwrite64)(file, bytes, count, at);
}

static int64_t offset(void) {
  struct Orders *given = orders();
  return given ? __atomic_load_n(&given->clock_offset, __ATOMIC_SEQ_CST) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = REAL(clock_gettime);
  int result = real(clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += offset();
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = REAL(gettimeofday)(now, zone);
  if (result == 0) now->tv_sec += offset();
  return result;
}

time_t time(time_t *out) {
  time_t now = REAL(time)(NULL) + (time_t)offset();
  if (out) *out = now;
  return now;
}
