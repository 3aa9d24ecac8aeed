// The hold model on std::priority_queue: PENDING events, each planning its successor when it runs, in order of
// (time, priority, sequence). Usage: queue PENDING TIES EVENTS; every line on standard input runs EVENTS of them and
// prints nanoseconds per event.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <queue>
#include <string>
#include <vector>

struct Event {
  double time;
  std::int64_t rank;
  int subject;
};

struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.time > b.time || (a.time == b.time && a.rank > b.rank);
  }
};

int main(int, char **given) {
  const int pending = std::atoi(given[1]), events = std::atoi(given[3]);
  const bool ties = std::string(given[2]) == "ties";
  const int delays = 1 << 14, warming = 400000;
  std::vector<double> delay(delays);
  std::uint64_t word = 88172645463325252u;
  for (double &each : delay) {
    word ^= word << 13, word ^= word >> 7, word ^= word << 17;
    double u = ((word >> 11) + 0.5) * 0x1p-53;
    each = ties ? 1 + std::floor(10 * u) : -std::log(u);
  }
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  std::vector<long> runs(pending);
  std::int64_t sequence = 0;
  int next = 0;
  auto plan = [&](double now, int subject) {
    runs[subject]++;
    next = (next + 1) & (delays - 1);
    queue.push({now + delay[next], sequence++, subject});
  };
  for (int subject = 0; subject < pending; subject++) plan(0, subject);
  auto run = [&](int count) {
    for (int n = 0; n < count; n++) {
      Event event = queue.top();
      queue.pop();
      plan(event.time, event.subject);
    }
  };
  run(warming);
  for (std::string line; std::getline(std::cin, line);) {
    auto from = std::chrono::steady_clock::now();
    run(events);
    std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - from;
    std::printf("%.4f\n", taken.count() / events);
    std::fflush(stdout);
  }
  return runs[0] < 0;
}
