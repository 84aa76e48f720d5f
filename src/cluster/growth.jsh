// How a cluster grows
//
// What 10, 100 and 1,000 workers would do, on paper: a simulation of the driver and its workers
// whose times are those that measure.jsh has measured. Draws src/cluster/growth.png and writes
// src/cluster/growth.json.
import com.google.gson.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import lab.base.*;
import lab.plot.*;

// ---- What was measured
JsonObject one = JsonParser.parseString(Files.readString(Path.of("src/cluster/measured.json")))
    .getAsJsonObject().getAsJsonObject("one")
double number(String name) { return one.get(name).getAsDouble(); }
double[] trials = StreamSupport.stream(one.getAsJsonArray("trialSeconds").spliterator(), false)
    .mapToDouble(JsonElement::getAsDouble).toArray()
double mean = Arrays.stream(trials).average().orElseThrow()
double tiny = number("tinyTrials")

/** Seconds a task: of a worker, beside the work itself; of the driver, one task after another. */
double overhead = (number("tinySeconds") - number("tinyOwnSeconds")) / tiny
double driving = (number("driverCpuSeconds") + number("labCpuSeconds")) / tiny
double images = number("suppliedSeconds")

// ---- The simulation
// Each worker has 20 tasks, whose lengths differ as the measured trials' do. A worker that is free
// waits for the driver, which serves one after another. Images that workers lack double their
// holders at each step, as Spark's broadcast does.
record Costs(double overhead, double driving, double images, boolean spread) {}
Costs all = new Costs(overhead, driving, images, true)

double share(int workers, double seconds, Costs costs) {
  SplittableRandom random = new SplittableRandom(1);
  int tasks = 20 * workers;
  PriorityQueue<Double> free = new PriorityQueue<>();
  double ready = costs.images() * Math.ceil(Math.log(workers + 1) / Math.log(2));
  for (int worker = 0; worker < workers; worker++) free.add(ready);
  double driver = 0;
  double end = 0;
  double work = 0;
  for (int task = 0; task < tasks; task++) {
    double start = Math.max(driver, free.remove()) + costs.driving();
    driver = start;
    double length = seconds * (costs.spread() ? trials[random.nextInt(trials.length)] / mean : 1);
    work += length;
    double done = start + costs.overhead() + length;
    free.add(done);
    end = Math.max(end, done);
  }
  return work / (workers * end);
}

/** The shortest task at which workers compute 90 % of the time, of tasks 5 % apart. */
double needed(int workers, Costs costs) {
  double seconds = 0.01;
  while (share(workers, seconds, costs) < 0.9 && seconds < 1e5) seconds *= 1.05;
  return seconds;
}

// ---- The figure
int[] sizes = {1, 10, 100, 1_000}
double[] lengths = IntStream.rangeClosed(0, 48).mapToDouble(i -> Math.pow(10, -1 + i / 12.0)).toArray()
Line[] lines = Arrays.stream(sizes)
    .mapToObj(workers -> new Line(workers + (workers == 1 ? " worker" : " workers"), lengths,
        Arrays.stream(lengths).map(seconds -> 100 * share(workers, seconds, all)).toArray()))
    .toArray(Line[]::new)
Figure figure = Plots.loglog("seconds a task", "% of the time computing", lines)
figure.save(Path.of("src/cluster"), "growth");

// ---- The numbers
// What is needed with all costs, and with none but one.
Map<String, Object> record = new LinkedHashMap<>();
record.put("overheadSeconds", overhead);
record.put("driverSeconds", driving);
record.put("imagesSeconds", images);
Map<String, Object> rows = new LinkedHashMap<>();
for (int workers : new int[] {10, 100, 1_000}) {
  rows.put("" + workers, Map.of(
      "all", needed(workers, all),
      "overhead", needed(workers, new Costs(overhead, 0, 0, false)),
      "driver", needed(workers, new Costs(0, driving, 0, false)),
      "images", needed(workers, new Costs(0, 0, images, false)),
      "spread", share(workers, 1, new Costs(0, 0, 0, true))));
}
record.put("neededSeconds", rows);
Files.writeString(Path.of("src/cluster/growth.json"), Json.PRETTY.toJson(record) + "\n");
