// SPDX-License-Identifier: Apache-2.0
// What a child of the cage forbids itself. Linux only.
#pragma once
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <initializer_list>

// Bytes of address space in use; 0 where /proc is not to be had.
static int64_t confine_address_space() {
    long pages = 0;
    FILE* statm = fopen("/proc/self/statm", "re");
    if (!statm) return 0;
    if (fscanf(statm, "%ld", &pages) != 1) pages = 0;
    fclose(statm);
    return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

static bool confine_limit(int what, int64_t most) {
    struct rlimit limit = {(rlim_t)most, (rlim_t)most};
    return setrlimit(what, &limit) == 0;
}

// Allows so many bytes of address space beyond what is in use now (the virtual machine reserves much and uses little),
// no file to be written, no core to be dumped, no privilege to be gained. Requests to end are ignored. False when the kernel refused any of it.
static bool confine(int64_t memory) {
    // Should the machine run out of memory, this process goes first.
    FILE* score = fopen("/proc/self/oom_score_adj", "we");
    if (score) {
        fputs("1000", score);
        fclose(score);
    }
    // Ctrl-C and a service's end go to every process at once; the parent first finishes what is in hand.
    for (int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_IGN);
    // What nobody reads must not stop who writes: complaints beyond the pipe's 64 KiB are dropped.
    for (int fd = 1; fd <= 2; fd++) fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    int64_t used = confine_address_space();
    bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    done &= confine_limit(RLIMIT_CORE, 0);
    done &= confine_limit(RLIMIT_FSIZE, 0);
    done &= used > 0 && confine_limit(RLIMIT_AS, used + memory);
    return done;
}

// Hands freed memory back to the system.
static void confine_rest() { malloc_trim(0); }

// Ends the process at once, whatever its other threads are at.
static void confine_leave() { _exit(0); }
