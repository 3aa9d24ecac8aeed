// The hold model on std::priority_queue: PENDING events, each planning its successor when it runs, in order of time and
// then of planning. As in a calendar an event is a time, a rank, what happens and to what. Usage: queue PENDING TIES
// EVENTS; every line on standard input runs EVENTS of them and prints nanoseconds per event.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <queue>
#include <string>
#include <vector>

struct Subject {
  long runs = 0;
};

struct Event {
  double time;
  std::int64_t rank;
  void (*handler)(Subject &);
  Subject *subject;
};

struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.time > b.time || (a.time == b.time && a.rank > b.rank);
  }
};

static const int delays = 1 << 14, warming = 400000;
static std::priority_queue<Event, std::vector<Event>, Later> calendar;
static std::vector<double> delay(delays);
static std::int64_t sequence = 0;
static double now = 0;
static int next_delay = 0;

static void happen(Subject &subject) {
  subject.runs++;
  next_delay = (next_delay + 1) & (delays - 1);
  calendar.push({now + delay[next_delay], sequence++, happen, &subject});
}

static void run(int count) {
  for (int n = 0; n < count; n++) {
    Event event = calendar.top();
    calendar.pop();
    now = event.time;
    event.handler(*event.subject);
  }
}

int main(int, char **given) {
  const int pending = std::atoi(given[1]), events = std::atoi(given[3]);
  const bool ties = std::string(given[2]) == "ties";
  std::uint64_t word = 88172645463325252u;
  for (double &each : delay) {
    word ^= word << 13, word ^= word >> 7, word ^= word << 17;
    double u = ((word >> 11) + 0.5) * 0x1p-53;
    each = ties ? 1 + std::floor(10 * u) : -std::log(u);
  }
  std::vector<Subject> subjects(pending);
  for (Subject &subject : subjects) happen(subject);
  run(warming);
  for (std::string line; std::getline(std::cin, line);) {
    auto from = std::chrono::steady_clock::now();
    run(events);
    std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - from;
    std::printf("%.4f\n", taken.count() / events);
    std::fflush(stdout);
  }
  return subjects[0].runs == 0;
}
