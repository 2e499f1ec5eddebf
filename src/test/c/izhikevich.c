/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 *
 * The step of io.neuromorphic.flink.kernel in C, to be timed against: the same arithmetic, the same
 * bits while all numbers are finite, which it does not check. c must be below 0.
 *
 *   gcc -O3 -march=native -ffp-contract=off izhikevich.c
 *
 * Line by line on stdin, an answer to each on stdout:
 *
 *   setup OUTPUT SIZE SEED k ka sq mn bias b c d vTh u    OUTPUT is dense, dense-malloc or list; constants and
 *                                                         the first u are bits of floats, in hex: "ok"
 *   run N                                                 steps N times: nanoseconds
 *   state                                                 hash of v, u and the last step's output
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Lets gcc turn a choice into a blend. It changes no result: nobody looks at the exception flags. */
#pragma GCC optimize("no-trapping-math")

#define BLOCK 1024
#define INPUTS 16
/* Two of them stay in a cache with v, u and z of a million neurons. */
#define INPUTS_OF_MANY 2
#define MANY 500000

typedef struct {
  float k, ka, sq, mn, bias, b, c, d, vTh, quietU;
} constants;

#define ARITHMETIC(x, y, current)                                      \
  float v1 = x + k * ((((sq * (x * x) + mn * x) + bias) - y) + current); \
  float u1 = y + ka * (b * x - y);                                     \
  int fired = v1 > vTh;

#define CONSTANTS(p)                                                          \
  const float k = p->k, ka = p->ka, sq = p->sq, mn = p->mn, bias = p->bias, b = p->b; \
  const float c = p->c, d = p->d, vTh = p->vTh, quietU = p->quietU;

static __attribute__((noinline)) void step_dense(float *restrict v, float *restrict u,
                                                 const float *restrict current, float *restrict z,
                                                 int size, const constants *p) {
  CONSTANTS(p)
  for (int i = 0; i < size; i++) {
    float x = v[i], y = u[i];
    ARITHMETIC(x, y, current[i])
    v[i] = fired ? c : v1;
    u[i] = u1 + (fired ? d : quietU);
    z[i] = fired ? 1.f : 0.f;
  }
}

/* A bit for each of 64 bytes that are 0 or -1. */
static inline uint64_t bits_of(const int8_t *flags) {
#if defined(__AVX512BW__)
  return _mm512_movepi8_mask(_mm512_loadu_si512(flags));
#elif defined(__AVX2__)
  uint32_t low = _mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)flags));
  uint32_t high = _mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)(flags + 32)));
  return low | (uint64_t)high << 32;
#else
  uint64_t bits = 0;
  for (int i = 0; i < 64; i += 8) {
    uint64_t eight;
    memcpy(&eight, flags + i, 8);
    bits |= ((eight & 0x0101010101010101) * 0x0102040810204080 >> 56) << i;
  }
  return bits;
#endif
}

/*
 * Blocks that stay in the L1 cache: arithmetic that leaves a byte a neuron, then a pass over 64 bytes at
 * a time. Two indices are stored for each 64 whether they are spikes or not, as our own kernel does:
 * a branch on it is mispredicted.
 */
static __attribute__((noinline)) int step_list(float *restrict v, float *restrict u,
                                               const float *restrict current, int *restrict spikes,
                                               int size, const constants *p) {
  CONSTANTS(p)
  static int8_t flags[BLOCK] __attribute__((aligned(64)));
  int count = 0;
  for (int first = 0; first < size; first += BLOCK) {
    int n = size - first < BLOCK ? size - first : BLOCK;
    float *restrict vs = v + first, *restrict us = u + first;
    const float *restrict currents = current + first;
    for (int i = 0; i < n; i++) {
      float x = vs[i], y = us[i];
      ARITHMETIC(x, y, currents[i])
      vs[i] = fired ? c : v1;
      us[i] = u1 + (fired ? d : quietU);
      flags[i] = -fired;
    }
    for (int i = n; i & 63; i++) flags[i] = 0;
    for (int i = 0; i < n; i += 64) {
      uint64_t bits = bits_of(flags + i);
      int *into = spikes + count, more = __builtin_popcountll(bits), base = first + i;
      count += more;
      into[0] = base + __builtin_ctzll(bits | 1ull << 63);
      bits &= bits - 1;
      into[1] = base + __builtin_ctzll(bits | 1ull << 63);
      for (int s = 2; s < more; s++) {
        bits &= bits - 1;
        into[s] = base + __builtin_ctzll(bits);
      }
    }
  }
  return count;
}

/* The generator of BenchedStates: SplitMix64, its n-th number. */
static float unit(uint64_t seed, uint64_t n) {
  uint64_t x = seed + (n + 1) * 0x9e3779b97f4a7c15;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
  x = (x ^ x >> 27) * 0x94d049bb133111eb;
  return (float)((x ^ x >> 31) >> 40) * 0x1p-24f;
}

static uint64_t hash(uint64_t h, const void *values, int size) {
  const uint32_t *words = values;
  for (int i = 0; i < size; i++) h = (h ^ words[i]) * 0x100000001b3;
  return h;
}

static void *array(int size, int aligned) {
  size_t bytes = ((size_t)size * 4 + 8 + 63) / 64 * 64;
  void *memory = aligned ? aligned_alloc(64, bytes) : malloc((size_t)size * 4 + 8);
  if (!memory) exit(2);
  return memory;
}

static float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, 4);
  return value;
}

int main(void) {
  char line[400], output[20];
  int size = 0, dense = 0, count = 0, inputs = 0, turn = 0, steps;
  float *v = 0, *u = 0, *z = 0, *current[INPUTS] = {0};
  int *spikes = 0;
  constants p;
  while (fgets(line, sizeof line, stdin)) {
    unsigned long long seed;
    uint32_t f[10];
    if (sscanf(line, "setup %19s %d %llu %x %x %x %x %x %x %x %x %x %x", output, &size, &seed, f, f + 1,
               f + 2, f + 3, f + 4, f + 5, f + 6, f + 7, f + 8, f + 9) == 13) {
      int aligned = strcmp(output, "dense-malloc") != 0;
      dense = strncmp(output, "dense", 5) == 0;
      free(v), free(u), free(z), free(spikes);
      for (int j = 0; j < inputs; j++) free(current[j]);
      for (int j = 0; j < 9; j++) (&p.k)[j] = from_bits(f[j]);
      p.quietU = 0.f * (-0.f + p.d);
      inputs = size > MANY ? INPUTS_OF_MANY : INPUTS;
      v = array(size, aligned), u = array(size, aligned), z = array(size, aligned);
      spikes = array(size, aligned);
      for (int i = 0; i < size; i++) v[i] = -80.f + 30.f * unit(seed, i), u[i] = from_bits(f[9]);
      for (int j = 0; j < inputs; j++) {
        current[j] = array(size, aligned);
        for (int i = 0; i < size; i++) current[j][i] = 41.f * unit(seed, (uint64_t)(j + 1) << 32 | i);
      }
      turn = 0, count = 0;
      puts("ok");
    } else if (sscanf(line, "run %d", &steps) == 1) {
      struct timespec start, end;
      clock_gettime(CLOCK_MONOTONIC, &start);
      for (int s = 0; s < steps; s++) {
        const float *in = current[turn++ & (inputs - 1)];
        if (dense) step_dense(v, u, in, z, size, &p);
        else count = step_list(v, u, in, spikes, size, &p);
      }
      clock_gettime(CLOCK_MONOTONIC, &end);
      printf("%lld\n", (end.tv_sec - start.tv_sec) * 1000000000ll + end.tv_nsec - start.tv_nsec);
    } else if (strncmp(line, "state", 5) == 0) {
      uint64_t h = hash(hash(0xcbf29ce484222325, v, size), u, size);
      h = dense ? hash(h, z, size) : hash(h, spikes, count);
      printf("%016llx\n", (unsigned long long)h);
    } else {
      puts("expected setup, run or state");
    }
    fflush(stdout);
  }
  return 0;
}
