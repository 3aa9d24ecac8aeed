/* The base case of combined sourcing in C, as a careful programmer would write it: xoshiro256+ (Blackman, Vigna 2021),
   normals by the ziggurat (Marsaglia, Tsang 2000), gammas by squeeze and rejection (Marsaglia, Tsang 2000), one base
   stock policy, the same sums as ours. Usage: reference PERIODS REPLICATIONS; every line on standard input runs that
   many and prints nanoseconds per period. `reference check` prints the average cost over 10 million periods. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state[4] = {1, 2, 3, 4};

static inline uint64_t rotated(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next(void) {
  uint64_t result = state[0] + state[3], t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotated(state[3], 45);
  return result;
}

static inline double uniform(void) { return ((double)(next() >> 11) + 0.5) * 0x1p-53; }

#define LAYERS 256
static const double tail = 3.6541528853610088, area = 0.00492867323399;
static double edge[LAYERS + 1], height[LAYERS + 1], ratio[LAYERS];

static void make_layers(void) {
  double f = exp(-0.5 * tail * tail);
  edge[0] = area / f;
  edge[1] = tail;
  for (int i = 2; i < LAYERS; i++) {
    f += area / edge[i - 1];
    edge[i] = sqrt(-2 * log(f));
  }
  edge[LAYERS] = 0;
  for (int i = 0; i <= LAYERS; i++) height[i] = exp(-0.5 * edge[i] * edge[i]);
  for (int i = 0; i < LAYERS; i++) ratio[i] = edge[i + 1] / edge[i];
}

static double normal(void) {
  for (;;) {
    uint64_t bits = next();
    int layer = bits & (LAYERS - 1);
    double u = (double)((int64_t)bits >> 11) * 0x1p-52;
    if (fabs(u) < ratio[layer]) return u * edge[layer];
    if (layer == 0) {
      double x, y;
      do {
        x = -log(uniform()) / tail;
        y = -log(uniform());
      } while (y + y < x * x);
      return u < 0 ? -(tail + x) : tail + x;
    }
    double x = u * edge[layer];
    if (height[layer] + uniform() * (height[layer + 1] - height[layer]) < exp(-0.5 * x * x)) return x;
  }
}

static double gamma_variate(double d, double c) {
  for (;;) {
    double x, v;
    do {
      x = normal();
      v = 1 + c * x;
    } while (v <= 0);
    v = v * v * v;
    double u = uniform(), square = x * x;
    if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
  }
}

struct sums {
  double stock, contract, spot, money, on_hand, below, filled, covered, demand;
};

static void simulate(struct sums *s, long periods) {
  const double c = 8, reservation = 12, level = 17, shape = 100.0 / 9, scale = 0.9;
  const double d = shape - 1.0 / 3, third = 1 / sqrt(9 * d);
  for (long t = 0; t < periods; t++) {
    double price = 10 + normal(), demand = scale * gamma_variate(d, third);
    double gap = level > s->stock ? level - s->stock : 0;
    double contract = price < c ? 0 : gap < reservation ? gap : reservation;
    double spot = gap - contract, available = s->stock + gap;
    s->contract += contract;
    s->spot += spot;
    s->money += price * spot;
    s->demand += demand;
    s->stock = available - demand;
    if (s->stock >= 0) {
      s->on_hand += s->stock;
      s->covered += 1;
      s->filled += demand;
    } else {
      s->below -= s->stock;
      s->filled += available;
    }
  }
}

static double average_cost(const struct sums *s, double periods) {
  return 0.5 * 12 + (8 * s->contract + s->money + 0.2 * s->on_hand + 8 * s->below) / periods;
}

int main(int count, char **given) {
  make_layers();
  if (count > 1 && strcmp(given[1], "check") == 0) {
    struct sums s = {0};
    simulate(&s, 10000000);
    printf("%.6f\n", average_cost(&s, 1e7));
    return 0;
  }
  long periods = atol(given[1]), replications = atol(given[2]);
  char line[16];
  double kept = 0;
  while (fgets(line, sizeof line, stdin)) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (long r = 0; r < replications; r++) {
      struct sums s = {0};
      simulate(&s, periods);
      kept += average_cost(&s, periods);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    double nanoseconds = (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec);
    printf("%.4f %s\n", nanoseconds / ((double)periods * replications), kept > 0 ? "" : "?");
    fflush(stdout);
  }
  return 0;
}
